import { expect } from 'chai';
import type { CaseBackend } from '../../../services/cases/caseBackend.ts';
import { customerSide } from '../../../services/requests/customerSide.ts';
import type { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { anEscalation, aRequest, aRequestOf } from '../../fakes/aRequest.ts';
import { Desk, NUMBER, signal } from './desk.ts';

const person = { name: 'Ana Morales', email: 'ana.morales@example.com' };
const stranger = { kind: 'stranger' } as const;

describe('delivering a request', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = new Desk();
    await desk.open();
  });
  afterEach(() => desk.database.close());

  const delivered = async (request: SupportRequest): Promise<SupportRequest> => {
    await desk.raise(request);
    await desk.run();
    return desk.get(request.reference);
  };

  it('escalates a case, with the handoff in it', async () => {
    const request = await delivered(anEscalation());
    expect(request).to.deep.include({ status: 'delivered', caseNumber: NUMBER });
    expect((await desk.case())?.isEscalated).to.equal(true);
    expect(await desk.comments()).to.include(`internal intake: Handoff ${request.reference}`);
    expect(desk.told).to.deep.equal([
      `tellStaff-${request.reference} `,
      `tellCustomer-${request.reference}-delivered delivered`,
    ]);
  });

  it('adds what a customer says to a case that was escalated in another way', async () => {
    const phone = { key: 'phone', author: 'Kim', text: 'by phone', level: 'management' } as const;
    await desk.backend.escalate(
      NUMBER,
      { ...phone, handoff: { text: 'by phone', json: '{}' } },
      { signal },
    );
    const request = await delivered(anEscalation());
    expect(request.status).to.equal('delivered');
    expect((await desk.comments()).at(-1)).to.equal(
      `internal Ana Morales: Handoff ${request.reference}`,
    );
  });

  it('writes down information for everybody who reads the case', async () => {
    const files = [{ id: 'f', name: 'log.txt', contentType: 'text/plain', size: 1, url: '/f' }];
    const draft = { caseNumber: NUMBER, text: 'It is worse now.' };
    await delivered(aRequestOf('information', draft, { attachments: files }));
    expect(await desk.comments()).to.deep.equal([
      'public Ana Morales: It is worse now.\n\nFiles:\n- log.txt',
    ]);
  });

  it('closes a case for the customer, and leaves one alone that is closed', async () => {
    await delivered(aRequestOf('closing', { caseNumber: NUMBER, why: 'solved' }));
    expect((await desk.case())?.status).to.equal('closed');
    const again = await delivered(aRequestOf('closing', { caseNumber: NUMBER, why: 'notNeeded' }));
    expect(again.status).to.equal('delivered');
  });

  it('lowers the severity, and never raises it', async () => {
    await delivered(aRequestOf('severity', { caseNumber: NUMBER, severity: 3 }));
    expect((await desk.case())?.severity).to.equal(3);
    const raised = await delivered(aRequestOf('severity', { caseNumber: NUMBER, severity: 2 }));
    expect(raised.status).to.equal('refused');
    expect(raised.events[0]?.text).to.contain('not raised');
    expect((await desk.case())?.severity).to.equal(3);
  });

  it('changes the contact', async () => {
    const contact = { name: 'Bo Li', email: 'bo.li@example.com', phone: null };
    await delivered(aRequestOf('contact', { caseNumber: NUMBER, ...contact }));
    expect((await desk.case())?.contact).to.deep.equal(contact);
  });

  it('opens a closed case again within 30 days', async () => {
    await desk.close(30);
    const request = await delivered(aRequestOf('reopening', { caseNumber: NUMBER, text: 'again' }));
    expect(request).to.deep.include({ status: 'delivered', caseNumber: NUMBER });
    expect((await desk.case())?.status).to.equal('open');
  });

  it('opens a new one after that, prefilled from the old one and linked to it', async () => {
    await desk.close(30 + 1 / 86_400);
    const request = await delivered(aRequestOf('reopening', { caseNumber: NUMBER, text: 'again' }));
    expect(request).to.deep.include({ status: 'delivered', caseNumber: '100002' });
    expect(request.events[0]?.text).to.contain('100002').and.to.contain(NUMBER);
    const old = await desk.case();
    expect(await desk.case('100002')).to.deep.include({
      status: 'new',
      title: `Follow-up of ${NUMBER}: ${old?.title ?? ''}`,
      orgId: old?.orgId,
      product: old?.product,
      contact: old?.contact,
      severity: old?.severity,
    });
    expect(old?.status).to.equal('closed');
    const { events } = await desk.backend.events(undefined, { signal });
    expect(events.filter(({ kind }) => kind === 'link')).to.have.length(2);
  });

  it('links a new case with the old one whose place it takes, if that is theirs', async () => {
    await desk.open({ orgId: 'ORG-20001' });
    const links = async () => {
      const { events } = await desk.backend.events(undefined, { signal });
      return events.flatMap(({ kind, caseNumber }) => (kind === 'link' ? [caseNumber] : []));
    };
    await delivered(aRequest({ follows: '100002' }));
    expect(await links()).to.deep.equal([]);
    const { caseNumber } = await delivered(aRequest({ follows: NUMBER }));
    expect(await links()).to.have.members([NUMBER, caseNumber]);
  });

  it('counts the days until the customer asked, not until the desk was back', async () => {
    await desk.close(29);
    const request = await desk.raise(
      aRequestOf('reopening', { caseNumber: NUMBER, text: 'again' }),
    );
    desk.clock.forward(5 * 86_400_000);
    await desk.run();
    expect((await desk.get(request.reference)).caseNumber).to.equal(NUMBER);
  });

  for (const kind of ['severity', 'contact'] as const) {
    it(`refuses to change the ${kind} of a case that was closed meanwhile, and says what to do`, async () => {
      await desk.close(0);
      const caseNumber = NUMBER;
      const request = await delivered(
        kind === 'severity'
          ? aRequestOf('severity', { caseNumber, severity: 4 })
          : aRequestOf('contact', { caseNumber, ...person }),
      );
      expect(request.status).to.equal('refused');
      expect(request.events[0]?.text).to.contain('opened again');
    });
  }

  it('refuses to escalate a closed case', async () => {
    await desk.close(0);
    const request = await delivered(anEscalation());
    expect(request.status).to.equal('refused');
    expect(desk.told.at(-1)).to.equal(`tellCustomer-${request.reference}-refused refused`);
  });

  it('refuses what is about a case that is gone, instead of parking it', async () => {
    const request = await delivered(anEscalation({ caseNumber: '999999' }));
    expect(request.status).to.equal('refused');
    expect(request.events[0]?.text).to.contain('999999');
  });

  it("answers for somebody else's case as for one that is gone", async () => {
    await desk.open({ orgId: 'ORG-20001' });
    const theirs = await delivered(anEscalation({ caseNumber: '100002' }, { about: null }));
    const gone = await delivered(anEscalation({ caseNumber: '999999' }, { about: null }));
    expect(theirs.status).to.equal('refused');
    expect(theirs.events[0]?.text?.replace('100002', '999999')).to.equal(gone.events[0]?.text);
    expect(await desk.comments('100002')).to.deep.equal([]);
  });

  it("takes a customer's own case that could not be looked up when they asked", async () => {
    const request = await delivered(anEscalation({}, { about: null }));
    expect(request).to.deep.include({ status: 'delivered', caseNumber: NUMBER });
  });

  it('changes no case for a stranger: people find out first', async () => {
    const asked = { speaker: stranger, about: null };
    const request = await delivered(anEscalation({}, { ...asked, caseNumber: null }));
    expect(request).to.deep.include({ status: 'delivered', caseNumber: null });
    expect((await desk.case())?.isEscalated).to.equal(false);
    expect(await desk.comments()).to.deep.equal([]);
  });

  it('opens a case for hardware, and for extended support', async () => {
    const hardware = await delivered(
      aRequestOf(
        'replacement',
        {
          serial: 'NS-1',
          summary: 'It is dead.',
          address: '1 High Street, Leeds',
          onRecord: 'yes',
          ...person,
        },
        { about: null, caseNumber: null },
      ),
    );
    expect(hardware).to.deep.include({ status: 'delivered', caseNumber: '100002' });
    expect((await desk.case('100002'))?.title).to.contain('NS-1');
    const yes = 'yes' as const;
    const extended = await delivered(
      aRequestOf(
        'extended',
        {
          product: 'xenapp-6-5',
          summary: 'Help.',
          microsoftSupport: yes,
          successServices: yes,
          baseAgreement: yes,
          ...person,
        },
        { about: null, caseNumber: null },
      ),
    );
    expect(extended.caseNumber).to.equal('100003');
  });

  it('opens no case for feedback or a person, and notes it on one that is named', async () => {
    const feedback = { mood: 'complaint', text: 'Nobody calls.', ...person } as const;
    const none = { about: null, caseNumber: null };
    const plain = await delivered(aRequestOf('feedback', feedback, none));
    expect(plain).to.deep.include({ status: 'delivered', caseNumber: null });
    await delivered(aRequestOf('person', { summary: 'Hello?', ...person }, none));
    expect(await desk.case('100002')).to.equal(undefined);
    expect(await desk.comments()).to.deep.equal([]);
    const named = await delivered(
      aRequestOf('feedback', { ...feedback, caseNumber: NUMBER }, none),
    );
    expect(named.caseNumber).to.equal(NUMBER);
    expect(await desk.comments()).to.deep.equal([
      `internal Ana Morales: Handoff ${named.reference}`,
    ]);
  });

  it("notes nothing on somebody else's case that feedback names", async () => {
    await desk.open({ orgId: 'ORG-20001' });
    const feedback = { mood: 'praise', text: 'Good.', ...person, caseNumber: '100002' } as const;
    const none = { about: null, caseNumber: null };
    expect((await delivered(aRequestOf('feedback', feedback, none))).caseNumber).to.equal(null);
    expect(await desk.comments('100002')).to.deep.equal([]);
  });

  it('tells staff what the desk did not keep', async () => {
    const request = aRequest();
    const { backend } = desk;
    const lossy: CaseBackend = {
      ...backend,
      open: async (...given) => ({
        ...(await backend.open(...given)),
        lost: [{ field: 'Account', sent: 'ORG-10442', stored: null }],
      }),
    };
    Object.assign(desk, { backend: lossy });
    expect((await delivered(request)).events.map(({ kind }) => kind)).to.deep.equal([
      'delivered',
      'note',
    ]);
  });

  describe('that was withdrawn', () => {
    const withdraw = async ({ reference, origin }: SupportRequest): Promise<string> =>
      customerSide({ requests: desk.requests, clock: desk.clock.now }).withdraw(
        reference,
        origin.conversationId,
      );

    it('opens no case when nobody had come to it', async () => {
      const request = await desk.raise(aRequest());
      expect(await withdraw(request)).to.equal('withdrawn');
      await desk.run();
      expect(await desk.case('100002')).to.equal(undefined);
      expect((await desk.get(request.reference)).status).to.equal('withdrawn');
      expect(desk.told).to.deep.equal([]);
    });

    it('closes its case when that was opened already', async () => {
      const request = await desk.raise(aRequest());
      await desk.run();
      expect(await withdraw(request)).to.equal('withdrawn');
      await desk.run();
      expect((await desk.case('100002'))?.status).to.equal('closed');
    });

    it('closes its case when the two happen at once', async () => {
      const request = await desk.raise(aRequest());
      const { backend } = desk;
      const slow: CaseBackend = {
        ...backend,
        async open(...given) {
          const opened = await backend.open(...given);
          await withdraw(request);
          return opened;
        },
      };
      Object.assign(desk, { backend: slow });
      await desk.run();
      expect(await desk.get(request.reference)).to.deep.include({ status: 'withdrawn' });
      expect((await backend.get('100002', { signal }))?.status).to.equal('closed');
      expect(desk.told.filter((one) => one.startsWith('tellCustomer'))).to.deep.equal([]);
    });

    it('never closes the case that an escalation is about', async () => {
      const request = await desk.raise(anEscalation());
      await desk.run();
      expect(await withdraw(request)).to.equal('withdrawn');
      await desk.run();
      expect((await desk.case())?.status).to.equal('new');
      expect((await desk.comments()).at(-1)).to.contain('has withdrawn');
    });
  });
});
