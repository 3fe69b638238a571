import { expect } from 'chai';
import { DateTime } from 'luxon';
import { watchOver } from '../../../services/outbox/watchOver.ts';
import type { RequestEvent } from '../../../services/requests/requestEvent.ts';
import type { Change } from '../../../services/requests/requestStore.ts';
import type { Queue, SupportRequest } from '../../../services/requests/supportRequest.ts';
import { queueOf, workOf } from '../../../services/requests/work.ts';
import { aRequest } from '../../fakes/aRequest.ts';

const queue = (id: string): Queue => ({ id, name: id, source: 'D1' });
const at = (time: string): DateTime => DateTime.fromISO(`2026-11-20T${time}Z`, { setZone: true });
const promisedAt = '2026-11-20T12:15:00.000Z';
const by = { kind: 'by', at: promisedAt, what: 'first response', source: 'D1' } as const;
const none = { kind: 'none', why: 'no time is named' } as const;

const request = (changes: Parameters<typeof aRequest>[0] = {}): SupportRequest =>
  aRequest({
    raisedAt: '2026-11-20T12:00:00.000Z',
    status: 'delivered',
    queues: [queue('first'), queue('second'), queue('third')],
    promised: by,
    ...changes,
  });
const look = (one: SupportRequest, id: string, time: string): Change =>
  watchOver(one, id, at(time), 60);
const dues = ({ entries = [] }: Change) =>
  entries.flatMap(({ kind, dueAt }) => (kind === 'watch' ? [dueAt?.slice(11, 19)] : [kind]));

describe('watching over a request that nobody acknowledges', () => {
  it('tells the next in line, in turn, and says when the promise has passed', () => {
    const first = look(request(), 'watch-0', '12:11:15');
    expect(queueOf(first.request).id).to.equal('second');
    expect(dues(first)).to.deep.equal(['tellStaff', '12:14:03']);
    const second = look(first.request, 'watch-1', '12:14:03');
    expect(queueOf(second.request).id).to.equal('third');
    expect(dues(second)).to.deep.equal(['tellStaff', '12:15:00']);
    const third = look(second.request, 'watch-2', '12:15:00');
    expect(workOf(third.request)).to.deep.include({ isOverdue: true, queue: 2 });
    expect(dues(third)).to.deep.equal(['tellStaff']);
    expect(third.request.events.map(({ kind, queue: to }) => [kind, to])).to.deep.equal([
      ['passedOn', 'second'],
      ['passedOn', 'third'],
      ['overdue', undefined],
    ]);
  });

  it('passes on every hour where no time was promised, and then leaves it', () => {
    const first = look(request({ promised: none }), 'watch-0', '13:00:00');
    expect(dues(first)).to.deep.equal(['tellStaff', '14:00:00']);
    const second = look(first.request, 'watch-1', '14:00:00');
    expect(queueOf(second.request).id).to.equal('third');
    expect(dues(second)).to.deep.equal(['tellStaff']);
    expect(workOf(second.request).isOverdue).to.equal(false);
  });

  it('says that it is overdue, and passes on, when it looks too late itself', () => {
    const late = look(request(), 'watch-0', '17:00:00');
    expect(late.request.events.map(({ kind }) => kind)).to.deep.equal(['passedOn', 'overdue']);
    expect(dues(late)).to.deep.equal(['tellStaff', 'tellStaff', '18:00:00']);
    const later = look(late.request, 'watch-1', '18:00:00');
    expect(later.request.events.filter(({ kind }) => kind === 'overdue')).to.have.length(1);
  });

  it('passes on once when it looks again after a crash', () => {
    const first = look(request(), 'watch-0', '12:11:15');
    const again = look(first.request, 'watch-0', '12:11:20');
    expect(again).to.deep.equal({ request: first.request });
  });

  const event = (kind: RequestEvent['kind']): RequestEvent => ({
    id: kind,
    at: '2026-11-20T12:05:00.000Z',
    by: { kind: 'staff', name: 'Kim' },
    kind,
  });
  for (const kind of ['acknowledged', 'taken', 'answer', 'nextSteps', 'resolved'] as const) {
    it(`leaves alone what is ${kind}`, () => {
      const attended = request({ events: [event(kind)] });
      expect(look(attended, 'watch-0', '17:00:00')).to.deep.equal({ request: attended });
    });
  }
  for (const status of ['withdrawn', 'refused'] as const) {
    it(`leaves alone what was ${status}`, () => {
      const over = request({ status });
      expect(look(over, 'watch-0', '17:00:00')).to.deep.equal({ request: over });
    });
  }

  it('does not take a note, or what the customer says, for an answer', () => {
    for (const kind of ['note', 'customerWrote', 'joined', 'delivered'] as const) {
      const waiting = request({ events: [event(kind)] });
      expect(look(waiting, 'watch-0', '12:12:00').entries, kind).to.have.length(2);
    }
  });

  it('watches again over what was given back', () => {
    const back = request({ events: [event('taken'), event('released')] });
    expect(look(back, 'watch-0', '12:12:00').entries).to.have.length(2);
  });
});
