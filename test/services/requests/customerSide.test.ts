import { expect } from 'chai';
import { customerSide, type CustomerSide } from '../../../services/requests/customerSide.ts';
import type { RequestEvent } from '../../../services/requests/requestEvent.ts';
import type { RequestStore } from '../../../services/requests/requestStore.ts';
import type { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { openDatabase, type Database } from '../../../services/storage/sqlite/database.ts';
import { sqliteRequestStore } from '../../../services/storage/sqlite/requestStore.ts';
import { anEscalation, aRequest, aRequestOf } from '../../fakes/aRequest.ts';
import { clockAt } from '../../fakes/clocks.ts';

describe("a customer's own requests", () => {
  const clock = clockAt('2026-11-20T12:00:00Z');
  let database: Database;
  let requests: RequestStore;
  let customer: CustomerSide;

  beforeEach(() => {
    database = openDatabase(':memory:');
    requests = sqliteRequestStore(database, clock.now);
    customer = customerSide({ requests, clock: clock.now });
  });
  afterEach(() => database.close());

  const raise = async <R extends SupportRequest>(request: R): Promise<R> => {
    await requests.raise(request, []);
    return request;
  };
  const event = (kind: RequestEvent['kind'], id: string = kind): RequestEvent => ({
    id,
    at: '2026-11-20T12:00:00.000Z',
    by: { kind: 'staff', name: 'Kim' },
    kind,
  });
  const kinds = async ({ reference }: SupportRequest) =>
    (await requests.get(reference))?.events.map(({ kind }) => kind);
  const withdraw = async ({ reference, origin }: SupportRequest) =>
    customer.withdraw(reference, origin.conversationId);

  it('are those of the conversation, newest first', async () => {
    const first = await raise(aRequest());
    const second = await raise(anEscalation());
    const other = { ...first.origin, conversationId: 'c_other' };
    await raise(aRequest({ origin: other }));
    const own = await customer.requestsOf(first.origin.conversationId);
    expect(own.map(({ reference }) => reference)).to.deep.equal([
      second.reference,
      first.reference,
    ]);
  });

  it('can be taken back until somebody has picked them up, once', async () => {
    const request = await raise(aRequest());
    expect(await withdraw(request)).to.equal('withdrawn');
    expect(await withdraw(request)).to.equal('withdrawn');
    expect(await kinds(request)).to.deep.equal(['withdrawn']);
    expect((await requests.get(request.reference))?.status).to.equal('withdrawn');
  });

  for (const kind of ['acknowledged', 'taken', 'answer', 'nextSteps', 'resolved'] as const) {
    it(`can't be taken back when they are ${kind}`, async () => {
      const request = await raise(anEscalation({}, { events: [event(kind)] }));
      expect(await withdraw(request)).to.equal('pickedUp');
      expect(await kinds(request)).to.deep.equal([kind]);
    });
  }

  it("can't be taken back when the desk's machine has done them", async () => {
    const draft = { caseNumber: '100001', text: 'more' };
    const done = await raise(aRequestOf('information', draft, { status: 'delivered' }));
    expect(await withdraw(done)).to.equal('pickedUp');
    const waiting = await raise(aRequestOf('information', draft));
    expect(await withdraw(waiting)).to.equal('withdrawn');
  });

  it('can be taken back where the machine did nothing for a stranger, until somebody has', async () => {
    const draft = { caseNumber: '100001', text: 'more' };
    const stranger = { speaker: { kind: 'stranger' }, about: null, status: 'delivered' } as const;
    const waiting = await raise(aRequestOf('information', draft, stranger));
    expect(await withdraw(waiting)).to.equal('withdrawn');
    const seen = { ...stranger, events: [event('acknowledged')] };
    const takenUp = await raise(aRequestOf('information', draft, seen));
    expect(await withdraw(takenUp)).to.equal('pickedUp');
    const reopening = await raise(aRequestOf('reopening', draft, stranger));
    expect(await withdraw(reopening)).to.equal('withdrawn');
  });

  it('are as unknown from another conversation as those that never were', async () => {
    const request = await raise(aRequest({ events: [event('resolved')] }));
    const { reference } = request;
    expect(await customer.withdraw(reference, 'c_other')).to.equal('unknown');
    expect(await customer.withdraw('SR-0000-0000', 'c_other')).to.equal('unknown');
    await customer.tellStaff(reference, 'c_other', { id: '1', text: 'hi', attachments: [] });
    await customer.noteAnswer(reference, 'c_other', { id: '1', kind: 'confirmed' });
    expect(await kinds(request)).to.deep.equal(['resolved']);
  });

  it('pass a line on once', async () => {
    const request = await raise(aRequest());
    const said = { id: 'line-1', text: 'x'.repeat(9000), attachments: [] };
    const { reference, origin } = request;
    await customer.tellStaff(reference, origin.conversationId, said);
    await customer.tellStaff(reference, origin.conversationId, said);
    const [only, ...others] = (await requests.get(reference))?.events ?? [];
    expect(others).to.deep.equal([]);
    expect(only).to.deep.include({ kind: 'customerWrote', id: 'said-line-1' });
    expect(only?.text).to.have.length(8000);
    expect(only?.by).to.deep.equal({ kind: 'customer', name: 'Ana Morales' });
  });

  it('are confirmed or disputed only when somebody has said that they are solved', async () => {
    const request = await raise(anEscalation());
    const { reference, origin } = request;
    const say = async (kind: 'confirmed' | 'disputed', id: string) =>
      customer.noteAnswer(reference, origin.conversationId, { id, kind });
    await say('confirmed', '1');
    expect(await kinds(request)).to.deep.equal([]);
    await requests.update(reference, (now) => ({
      request: { ...now, events: [event('resolved')] },
    }));
    await say('disputed', '2');
    await say('confirmed', '3');
    await say('disputed', '2');
    expect(await kinds(request)).to.deep.equal(['resolved', 'disputed']);
  });

  it('are rated once', async () => {
    const request = await raise(aRequest());
    const { reference, origin } = request;
    for (const rating of [4, 5]) {
      const answer = { id: `line-${rating}`, kind: 'surveyed', rating } as const;
      await customer.noteAnswer(reference, origin.conversationId, answer);
    }
    const { events = [] } = (await requests.get(reference)) ?? {};
    expect(events.map(({ rating }) => rating)).to.deep.equal([4]);
  });

  it('give the chat back to the bot only while a person is in it', async () => {
    const request = await raise(aRequest());
    const { reference, origin } = request;
    const leave = { id: 'line-1', kind: 'leftChat' } as const;
    await customer.noteAnswer(reference, origin.conversationId, leave);
    expect(await kinds(request)).to.deep.equal([]);
    await requests.update(reference, (now) => ({ request: { ...now, events: [event('answer')] } }));
    await customer.noteAnswer(reference, origin.conversationId, leave);
    expect(await kinds(request)).to.deep.equal(['answer', 'leftChat']);
  });
});
