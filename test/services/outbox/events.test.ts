import { expect } from 'chai';
import type { DeskAction } from '../../../services/desk/deskWork.ts';
import { customerSide } from '../../../services/requests/customerSide.ts';
import type { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { anEscalation, aRequest, aRequestOf } from '../../fakes/aRequest.ts';
import { Crasher, Desk, NUMBER, signal } from './desk.ts';

const take: DeskAction = { kind: 'take', key: 'click-take' };
const note: DeskAction = { kind: 'note', key: 'click-note', text: 'Looks like DNS.' };
const answer: DeskAction = { kind: 'answer', key: 'click-answer', text: 'Please restart it.' };
const resolve: DeskAction = { kind: 'resolve', key: 'click-resolve', text: 'It was DNS.' };
const confirmed = { id: 'line-9', kind: 'confirmed' } as const;
const disputed = { id: 'line-9', kind: 'disputed', text: 'Still down.' } as const;

describe('what happens to a request, in its case', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = new Desk();
    await desk.open();
  });
  afterEach(() => desk.database.close());

  const done = async <R extends SupportRequest>(
    request: R,
    ...actions: readonly DeskAction[]
  ): Promise<R> => {
    const raised = await desk.raise(request);
    await desk.run();
    for (const action of actions) {
      await desk.act(raised.reference, action);
      await desk.run();
    }
    return raised;
  };

  it('gives the case that it opened to whoever takes it', async () => {
    await done(aRequest(), take);
    expect((await desk.case('100002'))?.owner).to.equal('Kim');
  });

  it('leaves a case with its engineer when a manager takes the escalation', async () => {
    const { reference } = await done(anEscalation(), take);
    expect((await desk.case())?.owner).to.equal(null);
    expect((await desk.comments()).at(-1)).to.equal(`internal Kim: Has taken ${reference}.`);
  });

  it('keeps notes among staff, and answers where the customer sees them', async () => {
    const request = await done(aRequest(), note, answer);
    const customer = customerSide({ requests: desk.requests, clock: desk.clock.now });
    const said = { id: 'line-1', text: 'I did.', attachments: [] };
    await customer.tellStaff(request.reference, request.origin.conversationId, said);
    await customer.tellStaff(request.reference, request.origin.conversationId, said);
    await desk.run();
    expect(await desk.comments('100002')).to.deep.equal([
      `internal Kim: On ${request.reference}:\nLooks like DNS.`,
      'public Kim: Please restart it.',
      'public Ana Morales: I did.',
    ]);
  });

  it('resolves the case, and closes it when the customer agrees', async () => {
    const request = await done(aRequest(), resolve);
    expect((await desk.case('100002'))?.status).to.equal('resolved');
    await desk.answer(request, confirmed);
    await desk.run();
    expect((await desk.case('100002'))?.status).to.equal('closed');
  });

  it('opens the case again when the customer does not agree, and tells staff', async () => {
    const request = await done(aRequest(), resolve);
    await desk.answer(request, disputed);
    await desk.answer(request, confirmed);
    await desk.run();
    expect((await desk.case('100002'))?.status).to.equal('open');
    expect(desk.told.filter((one) => one.endsWith(' disputed'))).to.have.length(1);
  });

  it('leaves a case open whose escalation has been dealt with', async () => {
    const request = await done(anEscalation(), resolve);
    expect(await desk.comments()).to.include('public Kim: It was DNS.');
    await desk.answer(request, confirmed);
    await desk.run();
    expect((await desk.case())?.closedAt).to.equal(null);
  });

  it('waits with a note until the case is there', async () => {
    const request = await desk.raise(aRequest());
    await desk.act(request.reference, note);
    const entries = await desk.outbox.claim(99, 0);
    const record = entries.find(({ kind }) => kind === 'record');
    const problem = await desk.deliver(record).catch((error: unknown) => error);
    expect(problem).to.deep.include({ kind: 'retryable', applied: 'no' });
    await desk.run();
    expect(await desk.comments('100002')).to.have.length(1);
  });

  it('writes nothing of a request that has no case and will have none', async () => {
    const draft = { summary: 'Hello?', name: 'Ana Morales', email: 'ana@example.com' };
    await done(aRequestOf('person', draft, { about: null, caseNumber: null }), take, note, resolve);
    expect(await desk.comments()).to.deep.equal([]);
  });
});

describe('a process that is killed between any two steps', () => {
  const person = { name: 'Ana Morales', email: 'ana.morales@example.com' };
  const none = { about: null, caseNumber: null };
  type Story = (desk: Desk, crasher: Crasher) => Promise<void>;

  const raised =
    (make: () => SupportRequest, ...actions: readonly DeskAction[]): Story =>
    async (desk, crasher) => {
      const { reference } = await desk.raise(make());
      await desk.run(crasher);
      for (const action of actions) {
        await desk.act(reference, action);
        await desk.run(crasher);
      }
    };
  const answered =
    (make: () => SupportRequest, what: typeof confirmed | typeof disputed): Story =>
    async (desk, crasher) => {
      const request = await desk.raise(make());
      await desk.run(crasher);
      await desk.act(request.reference, resolve);
      await desk.run(crasher);
      await desk.answer(request, what);
      await desk.run(crasher);
    };
  const closedFor =
    (days: number): Story =>
    async (desk, crasher) => {
      await desk.close(days);
      const draft = { caseNumber: NUMBER, text: 'again' };
      return raised(() => aRequestOf('reopening', draft))(desk, crasher);
    };

  const stories: Readonly<Record<string, Story>> = {
    'a new case': raised(() => aRequest()),
    'a new case in the place of an old one': async (desk, crasher) => {
      await desk.close(31);
      return raised(() => aRequest({ follows: NUMBER }))(desk, crasher);
    },
    'an escalation': raised(() => anEscalation()),
    information: raised(() => aRequestOf('information', { caseNumber: NUMBER, text: 'more' })),
    closing: raised(() => aRequestOf('closing', { caseNumber: NUMBER, why: 'solved' })),
    'reopening in time': closedFor(29),
    'reopening too late': closedFor(31),
    'a lower severity': raised(() => aRequestOf('severity', { caseNumber: NUMBER, severity: 3 })),
    'closing what others are open about': async (desk, crasher) => {
      await desk.raise(anEscalation());
      await desk.run(crasher);
      const closing = aRequestOf('closing', { caseNumber: NUMBER, why: 'solved' });
      return raised(() => closing)(desk, crasher);
    },
    'a new contact': raised(() => aRequestOf('contact', { caseNumber: NUMBER, ...person })),
    'feedback on a case': raised(() =>
      aRequestOf('feedback', { mood: 'praise', text: 'ok', caseNumber: NUMBER, ...person }, none),
    ),
    'a case that is worked on': raised(() => aRequest(), take, note, answer, resolve),
    'an escalation that is worked on': raised(() => anEscalation(), take, note, answer, resolve),
    'a case that is confirmed': answered(() => aRequest(), confirmed),
    'a case that is disputed': answered(() => aRequest(), disputed),
    'an escalation that is disputed': answered(() => anEscalation(), disputed),
  };

  /** All that the desk holds and all that was said, without what differs from one run to the next. */
  async function told(story: Story, killedAt: number): Promise<{ all: string; calls: number }> {
    const desk = new Desk();
    try {
      await desk.open({ key: 'form-first' });
      const crasher = new Crasher(killedAt);
      await story(desk, crasher);
      const requests = await desk.requests.list({ limit: 9 });
      const [request] = requests;
      const cases = await desk.backend.list({ orgId: 'ORG-10442', limit: 9 }, { signal });
      const comments = await Promise.all(
        cases.map(async ({ caseNumber }) => desk.comments(caseNumber)),
      );
      const events = requests.map((one) => one.events.map(({ id }) => id));
      const said = [...new Set(desk.told)];
      const all = {
        status: request?.status,
        on: request?.caseNumber,
        cases,
        comments,
        events,
        said,
      };
      const text = JSON.stringify(all, null, 1).replaceAll(/(form-)?SR-[0-9A-Z-]{9}/g, '$1SR');
      return { all: text, calls: crasher.calls };
    } finally {
      desk.database.close();
    }
  }

  for (const [what, story] of Object.entries(stories)) {
    it(`leaves everything of ${what} done once`, async () => {
      const undisturbed = await told(story, 0);
      expect(undisturbed.calls).to.be.greaterThan(1);
      for (let at = 1; at <= undisturbed.calls; at += 1) {
        expect((await told(story, at)).all, `killed after call ${at}`).to.equal(undisturbed.all);
      }
    });
  }
});
