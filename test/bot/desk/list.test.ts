import { expect } from 'chai';
import { DeskCounts } from '../../../bot/desk/deskIndex.ts';
import { DeskListItem } from '../../../bot/desk/deskListItem.ts';
import type { CaseRequest } from '../../../services/requests/supportRequest.ts';
import { aRequest, anEscalation } from '../../fakes/aRequest.ts';
import { type DeskOnline, deskOnline } from './deskOnline.ts';

const base = aRequest();
const question = (reference: string) =>
  aRequest({ reference, severityNow: 3, draft: { ...base.draft, severity: 3 } });
const staff = (name: string) => ({ kind: 'staff' as const, name });

describe('The desk’s list', () => {
  let desk: DeskOnline;

  beforeEach(async () => {
    desk = await deskOnline();
    await desk.world.put(
      question('SR-0000-0001'),
      aRequest({ reference: 'SR-0000-0003' }),
      question('SR-0000-0002'),
    );
  });
  afterEach(() => desk.end());

  const list = async (query = '', headers = {}) => {
    const response = await desk.get(`/desk/api/requests${query}`, headers);
    return (await response.json()) as {
      readonly requests: readonly DeskListItem[];
      readonly next: string | null;
    };
  };
  const references = async (query = '', headers = {}) =>
    (await list(query, headers)).requests.map(({ reference }) => reference);
  const counts = async (headers = {}) =>
    DeskCounts.parse(await (await desk.get('/desk/api/queues', headers)).json());

  it('says that mail is failing, and what waits, next to the counts', async () => {
    const mail = { failingSince: '2026-11-21T11:00:00.000Z', waiting: 3 };
    const counts = async () => (await desk.get('/desk/api/queues')).json();
    expect(await counts()).not.to.have.property('mail');
    await desk.restart({ mailTrouble: async () => mail });
    expect(await counts()).to.deep.include({ mail });
  });

  it('has what is urgent first, then what is new', async () => {
    const { requests, next } = await list();
    expect(requests.map(({ reference }) => reference)).to.deep.equal([
      'SR-0000-0003',
      'SR-0000-0002',
      'SR-0000-0001',
    ]);
    expect(next).to.equal(null);
    for (const item of requests) expect(DeskListItem.parse(item)).to.deep.equal(item);
  });

  it('has of what is open first what is urgent, then what is due first, and then what somebody has', async () => {
    const promised = (hours: number) => ({
      kind: 'by' as const,
      at: desk.clock.now().plus({ hours }).toJSDate().toISOString(),
      what: 'first response',
      source: 'D1',
    });
    const raised = (reference: string, changes: Partial<CaseRequest>) =>
      desk.world.put({ ...question(reference), promised: promised(9), ...changes });
    const nothing = { kind: 'none' as const, why: 'The policy promises none.' };
    await raised('SR-0000-0010', { promised: nothing });
    await raised('SR-0000-0011', { promised: promised(2) });
    await raised('SR-0000-0012', { promised: promised(-1) });
    await raised('SR-0000-0013', {});
    await raised('SR-0000-0014', {});
    await raised('SR-0000-0015', {});
    const kim = staff('Kim');
    await desk.world.happens('SR-0000-0013', { kind: 'taken', by: kim });
    await desk.world.happens('SR-0000-0014', { kind: 'taken', by: kim });
    await desk.world.happens('SR-0000-0014', { kind: 'customerWrote', text: 'And now?' });
    await desk.world.happens('SR-0000-0015', { kind: 'resolved', by: kim, text: 'Done' });
    await desk.world.happens('SR-0000-0015', { kind: 'disputed' });
    const shown = (await references('?open=true')).filter((one) => one > 'SR-0000-0003');
    expect(shown).to.deep.equal([
      // Not solved: it waits since a moment ago. That is urgent to the store, too.
      'SR-0000-0015',
      'SR-0000-0012',
      'SR-0000-0011',
      'SR-0000-0010',
      // With a question open.
      'SR-0000-0014',
      'SR-0000-0013',
    ]);
    expect((await references('?open=true'))[0]).to.equal('SR-0000-0003');
    const pages = [await list('?open=true&limit=4')];
    pages.push(await list(`?open=true&limit=9&before=${pages[0]?.next ?? ''}`));
    const all = pages.flatMap(({ requests }) => requests.map(({ reference }) => reference));
    expect(all).to.have.members(await references('?open=true'));
    expect(await references('?mine=true', { 'x-staff-name': 'Kim' })).to.deep.equal([
      'SR-0000-0015',
      'SR-0000-0014',
      'SR-0000-0013',
    ]);
  });

  describe('of what is open, longer than a page', () => {
    const dueIn = (reference: string, hours: number) => ({
      ...question(reference),
      promised: {
        kind: 'by' as const,
        at: desk.clock.now().plus({ hours }).toJSDate().toISOString(),
        what: 'first response',
        source: 'D1',
      },
    });
    const numbered = (at: number) => `SR-1000-${String(at).padStart(4, '0')}`;
    const next = async (query: string): Promise<string> => (await list(query)).next ?? 'none';

    beforeEach(async () => {
      await desk.world.put(dueIn('SR-0000-0007', -200));
      const newer = Array.from({ length: 60 }, (_, at) => dueIn(numbered(at), at + 1));
      await desk.world.put(...newer);
    });

    it('has on its first page what waits longest, however much is newer', async () => {
      const first = await references('?open=true&limit=50');
      // Severity 1 comes first; it is what it was before.
      expect(first.slice(0, 2)).to.deep.equal(['SR-0000-0003', 'SR-0000-0007']);
      const queue = '&queue=support-engineer';
      expect(await references(`?open=true&limit=2${queue}`)).to.deep.equal(first.slice(0, 2));
    });

    it('reads no more of them than it shows', async () => {
      await list('?open=true&limit=5');
      const { requests } = desk.world;
      const before = { ...requests };
      let reads = 0;
      Object.assign(requests, {
        get: async (reference: string) => ((reads += 1), before.get(reference)),
        list: async () => expect.fail('the store was asked for a list'),
      });
      expect(await references('?open=true&limit=5')).to.have.length(5);
      expect(reads).to.equal(5);
    });

    it('goes on after the last one shown, though that is done, taken or gone up meanwhile', async () => {
      for (const kind of ['resolved', 'taken', 'overdue'] as const) {
        const all = await references('?open=true&limit=200');
        const after = await next('?open=true&limit=20');
        const last = all[19] ?? '';
        await desk.world.happens(last, { kind, by: staff('Kim') });
        const rest = await references(`?open=true&limit=200&before=${after}`);
        expect(
          rest.filter((one) => one !== last),
          kind,
        ).to.deep.equal(all.slice(20));
      }
    });

    it('ends with a page that has nothing after it', async () => {
      const pages: string[] = [];
      let query = '?open=true&limit=32';
      for (let more = true; more && pages.length < 200;) {
        const { requests, next: after } = await list(query);
        pages.push(...requests.map(({ reference }) => reference));
        more = after !== null;
        query = `?open=true&limit=32&before=${after ?? ''}`;
      }
      expect(pages).to.deep.equal(await references('?open=true&limit=200'));
      expect(pages).to.have.length(64);
    });
  });

  it('says what is not solved for the customer, until somebody says again that it is', async () => {
    const isDisputed = async () =>
      (await list()).requests.find(({ reference }) => reference === 'SR-0000-0001')?.isDisputed;
    const resolved = { kind: 'resolved' as const, by: staff('Kim'), text: 'Done' };
    expect(await isDisputed()).to.equal(false);
    await desk.world.happens('SR-0000-0001', resolved);
    expect(await isDisputed()).to.equal(false);
    await desk.world.happens('SR-0000-0001', { kind: 'disputed' });
    expect(await isDisputed()).to.equal(true);
    await desk.world.happens('SR-0000-0001', resolved);
    expect(await isDisputed()).to.equal(false);
  });

  it('goes on where the page before ended', async () => {
    const first = await list('?limit=2');
    expect(first.next).to.equal('SR-0000-0002');
    const second = await list(`?limit=2&before=${first.next ?? ''}`);
    expect(second.requests.map(({ reference }) => reference)).to.deep.equal(['SR-0000-0001']);
    expect(second.next).to.equal(null);
  });

  it('names what is wrong with a parameter', async () => {
    for (const query of ['limit=0', 'limit=1000', 'limit=x', 'open=maybe', 'mine=1']) {
      const response = await desk.get(`/desk/api/requests?${query}`);
      expect(response.status, query).to.equal(400);
      expect(JSON.stringify(await response.json())).to.include(query.split('=')[0]);
    }
  });

  it('says of an escalation what is asked, by whom, by when, and who has it', async () => {
    await desk.world.put(
      anEscalation({ summary: 'No call since noon' }, { reference: 'SR-0000-0004' }),
    );
    const [item] = (await list()).requests.filter(({ kind }) => kind === 'escalation');
    expect(item).to.deep.include({
      title: 'Escalation to management: speak with a manager',
      summary: 'No call since noon',
      contactName: 'Ana Morales',
      accountName: 'Northwind Hospitals',
      isVerified: true,
      severityNow: 1,
      caseNumber: '100001',
      parked: null,
    });
    expect(item?.queue).to.include({ name: 'Case manager' });
    expect(item?.work).to.deep.include({ state: 'waiting', isOverdue: false });
  });

  it('shows the last thing that was said, and why something was given up on', async () => {
    await desk.world.happens('SR-0000-0001', {
      kind: 'answer',
      by: staff('Kim'),
      text: 'Try this',
    });
    await desk.world.happens('SR-0000-0001', { kind: 'customerWrote', text: 'Still down' });
    await desk.world.happens('SR-0000-0001', { kind: 'taken', by: staff('Kim') });
    await desk.world.park('SR-0000-0001', 'the server said no');
    const item = (await list()).requests.find(({ reference }) => reference === 'SR-0000-0001');
    expect(item?.last).to.deep.include({ kind: 'customerWrote', text: 'Still down' });
    expect(item).to.include({ parked: 'the server said no', status: 'parked' });
    expect(item?.work).to.include({ state: 'taken', staff: 'Kim', isTalking: true });
  });

  it('cuts long words of customers without breaking a character', async () => {
    const summary = `x${'💥'.repeat(400)}`;
    await desk.world.put(
      aRequest({ reference: 'SR-0000-0009', draft: { ...base.draft, summary } }),
    );
    await desk.world.happens('SR-0000-0009', { kind: 'customerWrote', text: summary });
    const item = (await list()).requests.find(({ reference }) => reference === 'SR-0000-0009');
    for (const text of [item?.summary ?? '', item?.last?.text ?? '']) {
      expect(text.length).to.be.within(200, 300);
      expect(text.isWellFormed()).to.equal(true);
    }
  });

  it('says whether the desk of a promise is there, and when that changes', async () => {
    const promise = (isOpen: boolean): CaseRequest['promise'] => ({
      ...base.promise,
      coverage: {
        kind: 'businessHours',
        group: 'americas-east',
        zone: 'America/New_York',
        opens: '08:00',
        closes: '17:00',
        weekdays: [1, 2, 3, 4, 5],
        isOpen,
      },
    });
    await desk.world.put(aRequest({ reference: 'SR-0000-0008', promise: promise(true) }));
    const hours = async () =>
      (await list()).requests.find(({ reference }) => reference === 'SR-0000-0008')?.hours;
    // Saturday, whatever it was when the promise was made.
    const closed = await hours();
    expect(closed).to.deep.include({ kind: 'hours', isOpen: false });
    const opensAt = closed?.kind === 'hours' ? Date.parse(closed.changesAt) : 0;
    expect(new Date(opensAt).toISOString()).to.match(/^2026-11-23T/);
    desk.clock.forward(opensAt - Date.parse('2026-11-21T12:00:00Z'));
    const open = await hours();
    expect(open).to.deep.include({ kind: 'hours', isOpen: true });
    const closesAt = open?.kind === 'hours' ? Date.parse(open.changesAt) : 0;
    expect(closesAt).to.be.greaterThan(opensAt);
    desk.clock.forward(closesAt - opensAt);
    expect(await hours()).to.deep.include({ kind: 'hours', isOpen: false });
  });

  describe('by queue', () => {
    beforeEach(async () => {
      await desk.world.put(anEscalation({}, { reference: 'SR-0000-0005' }));
    });

    it('holds what that queue has now, also after it was passed on', async () => {
      expect(await references('?queue=case-manager')).to.deep.equal(['SR-0000-0005']);
      await desk.world.happens('SR-0000-0005', { kind: 'passedOn', by: { kind: 'system' } });
      expect(await references('?queue=case-manager')).to.deep.equal([]);
      expect(await references('?queue=on-call-manager')).to.deep.equal(['SR-0000-0005']);
      const { queues } = await counts();
      expect(queues.find(({ id }) => id === 'on-call-manager')).to.include({ open: 1 });
      expect(queues.find(({ id }) => id === 'case-manager')).to.equal(undefined);
    });

    it('leaves out what is done, unless that is asked for', async () => {
      await desk.world.happens('SR-0000-0005', {
        kind: 'resolved',
        by: staff('Kim'),
        text: 'Done',
      });
      expect(await references('?open=true')).not.to.include('SR-0000-0005');
      expect(await references('?open=false')).to.include('SR-0000-0005');
      expect(await references()).to.include('SR-0000-0005');
    });

    it('counts what is open, waiting and late, and counts on as it changes', async () => {
      const at = '2026-11-21T13:00:00Z';
      const promised = { kind: 'by', at, what: 'call', source: 'D1' } as const;
      await desk.world.put(anEscalation({}, { reference: 'SR-0000-0006', promised, about: null }));
      const before = await counts();
      expect(before.all).to.deep.equal({ open: 5, waiting: 5, overdue: before.all.overdue });
      desk.clock.forward(3_600_001);
      const late = await counts();
      expect(late.all.overdue).to.equal(before.all.overdue + 1);
      await desk.world.happens('SR-0000-0006', { kind: 'acknowledged', by: staff('Kim') });
      const after = await counts();
      expect(after.all).to.deep.equal({ ...late.all, waiting: 4, overdue: before.all.overdue });
      await desk.world.happens('SR-0000-0006', { kind: 'withdrawn' });
      expect((await counts()).all.open).to.equal(4);
      await desk.world.put(aRequest());
      expect((await counts()).all.open).to.equal(5);
    });

    it('knows what is mine, by the name that I signed in with', async () => {
      await desk.world.happens('SR-0000-0001', { kind: 'taken', by: staff('Kim') });
      await desk.world.happens('SR-0000-0003', { kind: 'acknowledged', by: staff('Kim') });
      await desk.world.happens('SR-0000-0002', { kind: 'taken', by: staff('Ana') });
      const kim = { 'x-staff-name': 'Kim' };
      expect(await references('?mine=true', kim)).to.have.members(['SR-0000-0001', 'SR-0000-0003']);
      expect((await counts(kim)).mine).to.include({ open: 2 });
      expect(await references('?mine=true')).to.deep.equal([]);
      const [first, ...rest] = await references('?mine=true&limit=1', kim);
      expect(rest).to.deep.equal([]);
      expect(await references(`?mine=true&before=${first ?? ''}`, kim)).to.have.length(1);
      expect(await references('?mine=true&before=SR-9999-9999', kim)).to.deep.equal([]);
    });

    it('counts all, however many there are', async () => {
      await desk.world.put(...Array.from({ length: 430 }, () => aRequest()));
      await desk.restart({});
      expect((await counts()).all.open).to.equal(434);
    });
  });
});
