import { expect } from 'chai';
import { deskWork } from '../../../services/desk/actOn.ts';
import type { DeskAction, DeskOutcome } from '../../../services/desk/deskWork.ts';
import type { Outbox } from '../../../services/outbox/outbox.ts';
import { customerSide } from '../../../services/requests/customerSide.ts';
import { followingRaise } from '../../../services/requests/following.ts';
import type { RequestStore } from '../../../services/requests/requestStore.ts';
import type { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { workOf } from '../../../services/requests/work.ts';
import { openDatabase, type Database } from '../../../services/storage/sqlite/database.ts';
import { sqliteOutbox } from '../../../services/storage/sqlite/outbox.ts';
import { sqliteRequestStore } from '../../../services/storage/sqlite/requestStore.ts';
import { aRequest, anEscalation } from '../../fakes/aRequest.ts';
import { clockAt } from '../../fakes/clocks.ts';

type Kind = DeskAction['kind'];
const key = (nth: number): string => `click-${String(nth).padStart(4, '0')}`;

function action(kind: Kind, nth = 1): DeskAction {
  switch (kind) {
    case 'note':
    case 'answer':
    case 'nextSteps':
    case 'resolve':
      return { kind, key: key(nth), text: `text of ${kind}` };
    case 'acknowledge':
    case 'take':
    case 'release':
    case 'leaveChat':
    case 'retry':
      return { kind, key: key(nth) };
  }
}

describe('working at the desk', () => {
  const clock = clockAt('2026-11-20T11:47:12.480Z');
  let database: Database;
  let requests: RequestStore;
  let outbox: Outbox;
  let request: SupportRequest;

  beforeEach(async () => {
    database = openDatabase(':memory:');
    requests = sqliteRequestStore(database, clock.now);
    outbox = sqliteOutbox(database, clock.now);
    request = anEscalation();
    await requests.raise(request, []);
  });
  afterEach(() => database.close());

  const act = async (kind: Kind, staff = 'Kim', nth = 1): Promise<DeskOutcome> =>
    deskWork({ requests, outbox, clock: clock.now }).act(
      request.reference,
      action(kind, nth),
      staff,
    );
  const actWith = async (one: DeskAction, staff: string): Promise<DeskOutcome> =>
    deskWork({ requests, outbox, clock: clock.now }).act(request.reference, one, staff);
  const stored = async (): Promise<SupportRequest> => {
    const found = await requests.get(request.reference);
    if (found === undefined) throw new Error('it is gone');
    return found;
  };
  const kinds = async () => (await stored()).events.map(({ kind }) => kind);
  const due = async () =>
    (await outbox.claim(99, 1e11)).map(({ id }) => id.replace(`-${request.reference}`, ''));

  const followed: readonly (readonly [Kind, string, readonly string[]])[] = [
    ['acknowledge', 'acknowledged', ['tellCustomer', 'mailCustomer']],
    ['take', 'taken', ['tellCustomer', 'mailCustomer', 'record']],
    ['note', 'note', ['record']],
    ['answer', 'answer', ['tellCustomer', 'mailCustomer', 'record']],
    ['nextSteps', 'nextSteps', ['tellCustomer', 'mailCustomer', 'record']],
    ['resolve', 'resolved', ['tellCustomer', 'mailCustomer', 'record']],
  ];
  for (const [kind, event, entries] of followed) {
    it(`writes down ${kind} and carries it on, once for a click that comes twice`, async () => {
      const first = await act(kind);
      const second = await act(kind);
      expect(first.kind).to.equal('done');
      expect(second).to.deep.equal(first);
      expect(await kinds()).to.deep.equal([event]);
      expect(await due()).to.have.members(entries.map((entry) => `${entry}-${kind}-${key(1)}`));
    });
  }

  it('says who it was that acknowledged when a second one does', async () => {
    await act('acknowledge', 'Kim');
    const outcome = await act('acknowledge', 'Bo', 2);
    expect(outcome).to.deep.include({
      kind: 'tooLate',
      why: 'Kim has acknowledged it already.',
    });
    expect(await kinds()).to.deep.equal(['acknowledged']);
  });

  it('tells the customer once when one person acknowledges twice', async () => {
    await act('acknowledge', 'Kim', 1);
    expect((await act('acknowledge', 'Kim', 2)).kind).to.equal('done');
    expect(await kinds()).to.deep.equal(['acknowledged']);
  });

  it('lets only one of two win who acknowledge at once', async () => {
    const both = await Promise.all([act('acknowledge', 'Kim', 1), act('acknowledge', 'Bo', 2)]);
    expect(both.map(({ kind }) => kind).toSorted()).to.deep.equal(['done', 'tooLate']);
    expect(await kinds()).to.deep.equal(['acknowledged']);
  });

  it('lets somebody take over what another has, and says from whom', async () => {
    await act('take', 'Kim', 1);
    expect((await act('take', 'Kim', 2)).kind).to.equal('done');
    const from = { kind: 'take', key: key(3), from: 'Kim' } as const;
    expect((await actWith(from, 'Bo')).kind).to.equal('done');
    const { events } = await stored();
    expect(events.map(({ text }) => text)).to.deep.equal([undefined, 'taken over from Kim']);
    expect(workOf(await stored()).staff).to.equal('Bo');
  });

  it('takes it over from nobody when it waits again, whoever had it', async () => {
    await act('resolve', 'Kim', 1);
    const answer = { id: 'line-9', kind: 'disputed' } as const;
    const customer = customerSide({ requests, clock: clock.now });
    await customer.noteAnswer(request.reference, request.origin.conversationId, answer);
    await act('take', 'Bo', 2);
    // The customer is told, and a word in it would be told with it.
    const { kind, text } = (await stored()).events.at(-1) ?? {};
    expect({ kind, text }).to.deep.equal({ kind: 'taken', text: undefined });
  });

  it('gives it to one of two who take it at once, and tells the other whose it is', async () => {
    const both = await Promise.all([act('take', 'Kim', 1), act('take', 'Bo', 2)]);
    expect(both[1]).to.deep.include({ kind: 'tooLate', why: 'Kim took it already.' });
    expect(await kinds()).to.deep.equal(['taken']);
    const stale = { kind: 'take', key: key(3), from: 'Somebody else' } as const;
    expect((await actWith(stale, 'Bo')).kind).to.equal('tooLate');
    await act('release', 'Kim', 4);
    const free = { kind: 'take', key: key(5), from: 'Kim' } as const;
    expect((await actWith(free, 'Bo')).kind, 'nobody has it any more').to.equal('done');
  });

  it('stays with who has it when a colleague answers or sets next steps', async () => {
    await act('take', 'Kim', 1);
    await act('answer', 'Bo', 2);
    await act('nextSteps', 'Bo', 3);
    expect(workOf(await stored())).to.include({ state: 'taken', staff: 'Kim', talker: 'Bo' });
  });

  it('belongs to whoever answers first, if nobody has it', async () => {
    await act('answer', 'Bo', 1);
    await act('answer', 'Kim', 2);
    expect(workOf(await stored())).to.include({ state: 'taken', staff: 'Bo', talker: 'Kim' });
  });

  it('lets only who is in the chat leave it, who leaves it with what they give back', async () => {
    await act('take', 'Kim', 1);
    await act('answer', 'Kim', 2);
    expect(await act('leaveChat', 'Bo', 3)).to.deep.include({
      kind: 'tooLate',
      why: 'Kim is in the chat, not you.',
    });
    await act('release', 'Kim', 4);
    expect(await kinds()).to.deep.equal(['taken', 'answer', 'leftChat', 'released']);
    expect(await due()).to.include(`tellCustomer-leaveChat-release-${key(4)}`);
  });

  it('releases only what is their own', async () => {
    await act('take', 'Kim', 1);
    expect(await act('release', 'Bo', 2)).to.deep.include({
      kind: 'tooLate',
      why: 'Kim has it. Take it over instead.',
    });
    expect((await act('release', 'Kim', 3)).kind).to.equal('done');
    expect(workOf(await stored())).to.deep.include({ state: 'waiting', staff: undefined });
  });

  it('looks again after a release whether anybody has it', async () => {
    await act('take');
    await due();
    await act('release', 'Kim', 2);
    expect(await due()).to.deep.equal([]);
    clock.forward(61 * 60_000);
    expect(await due()).to.deep.equal([`watch-release-${key(2)}`]);
  });

  const working: readonly Kind[] = [
    'acknowledge',
    'take',
    'release',
    'note',
    'answer',
    'nextSteps',
    'resolve',
    'leaveChat',
  ];

  it('is too late after the customer has withdrawn it', async () => {
    const customer = customerSide({ requests, clock: clock.now });
    await customer.withdraw(request.reference, request.origin.conversationId);
    for (const [nth, kind] of working.entries()) {
      const outcome = await act(kind, 'Kim', nth);
      expect(outcome, kind).to.deep.include({
        kind: 'tooLate',
        why: 'The customer has withdrawn it.',
      });
    }
    expect(await kinds()).to.deep.equal(['withdrawn']);
  });

  it('is too late after somebody has resolved it, and in time again when the customer disagrees', async () => {
    await act('resolve', 'Kim', 1);
    for (const [nth, kind] of working.entries()) {
      expect(await act(kind, 'Bo', nth + 10), kind).to.deep.include({
        kind: 'tooLate',
        why: 'Kim has resolved it already.',
      });
    }
    const customer = customerSide({ requests, clock: clock.now });
    const { origin, reference } = request;
    const answer = { id: 'line-1', kind: 'disputed' } as const;
    await customer.noteAnswer(reference, origin.conversationId, answer);
    expect((await act('acknowledge', 'Bo', 30)).kind).to.equal('done');
  });

  it('answers a click that comes again after the end as it did the first time', async () => {
    await act('acknowledge', 'Kim', 1);
    await act('resolve', 'Kim', 2);
    expect((await act('acknowledge', 'Kim', 1)).kind).to.equal('done');
    expect(await kinds()).to.deep.equal(['acknowledged', 'resolved']);
  });

  it('leaves the chat only when somebody is in it', async () => {
    await act('leaveChat', 'Kim', 1);
    expect(await kinds()).to.deep.equal([]);
    await act('answer', 'Kim', 2);
    await act('leaveChat', 'Kim', 3);
    await act('leaveChat', 'Kim', 4);
    expect(await kinds()).to.deep.equal(['answer', 'leftChat']);
  });

  it('tries again what was given up on', async () => {
    request = aRequest({ status: 'parked' });
    await requests.raise(request, followingRaise(request, '2999-01-01T00:00:00Z'));
    for (const { id } of await outbox.claim(9, 1e11)) await outbox.park(id, 'no such queue');
    expect((await act('retry')).kind).to.equal('done');
    expect((await stored()).status).to.equal('received');
    expect(await due()).to.have.members(['deliver', 'tellStaff']);
    expect((await act('retry')).kind).to.equal('done');
    expect(await due()).to.deep.equal([]);
  });

  it('leaves the status alone when only what follows was given up on', async () => {
    request = aRequest({ status: 'delivered', caseNumber: '7' });
    await requests.raise(request, []);
    await act('retry');
    expect((await stored()).status).to.equal('delivered');
  });

  it('knows nothing of a request that is not there', async () => {
    request = aRequest();
    for (const kind of [...working, 'retry'] as const) {
      expect(await act(kind), kind).to.deep.equal({ kind: 'unknown' });
    }
  });

  it('takes any name that somebody has', async () => {
    await act('acknowledge', '  ', 1);
    await act('note', 'x'.repeat(500), 2);
    const names = (await stored()).events.map(({ by }) =>
      by.kind === 'staff' ? by.name : by.kind,
    );
    expect(names).to.deep.equal(['Support', 'x'.repeat(80)]);
  });
});
