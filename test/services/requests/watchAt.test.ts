import { expect } from 'chai';
import { DateTime } from 'luxon';
import type { Coverage } from '../../../services/policy/evaluation.ts';
import type { Promised } from '../../../services/requests/promised.ts';
import { watchAt } from '../../../services/requests/watchAt.ts';
import { aRequest } from '../../fakes/aRequest.ts';

const zone = 'America/New_York';
const always: Coverage = { kind: 'always' };
const hours: Coverage = {
  kind: 'businessHours',
  group: 'americas-east',
  zone,
  opens: '08:00',
  closes: '18:00',
  weekdays: [1, 2, 3, 4, 5],
  isOpen: true,
};
const unknown: Coverage = { kind: 'unconfirmed', why: 'no contract' };

/** In November 2026: the 20th is a Friday, the 26th Thanksgiving. */
const local = (text: string): DateTime =>
  DateTime.fromFormat(`2026-11-${text}`, 'yyyy-MM-dd HH:mm', { zone });

type Row = readonly [string, Coverage, string | undefined, string, number, string];
const rows: readonly Row[] = [
  ['three quarters of 15 minutes', always, '20 17:15', '20 17:00', 0, '20 17:11'],
  ['at any time of the week', always, '22 04:00', '22 00:00', 0, '22 03:00'],
  ['business hours, over a weekend', hours, '23 10:00', '20 16:00', 0, '23 09:00'],
  ['business hours, from a Saturday', hours, '23 12:00', '21 12:00', 0, '23 11:00'],
  ['business hours, over a holiday', hours, '27 10:00', '25 16:00', 0, '27 09:00'],
  ['hours that nobody knows', unknown, '21 04:00', '21 00:00', 0, '21 03:00'],
  ['no promise, at any time', always, undefined, '22 00:00', 0, '22 01:00'],
  ['no promise, in business hours', hours, undefined, '20 17:30', 0, '23 08:30'],
  ['a promise that has passed', always, '20 16:00', '20 17:00', 0, '20 18:00'],
  ['the last in line', always, '20 17:15', '20 17:00', 1, '20 17:15'],
  ['the last in line, without a promise', always, undefined, '20 17:00', 1, '20 18:00'],
];

describe('when to look whether anybody has acknowledged', () => {
  for (const [what, coverage, promisedAt, now, place, expected] of rows) {
    it(`${what}: ${expected}`, () => {
      const example = aRequest();
      const promised: Promised =
        promisedAt === undefined
          ? { kind: 'none', why: 'no time is named' }
          : {
              kind: 'by',
              at: local(promisedAt).toUTC().toISO() ?? '',
              what: 'first response',
              source: 'D1',
            };
      const [queue] = example.queues;
      if (queue === undefined) throw new Error('the example has a queue');
      const request = aRequest({
        promised,
        queues: [queue, queue],
        promise: { ...example.promise, coverage },
      });
      const due = DateTime.fromISO(watchAt(request, place, local(now), 60), { zone });
      expect(due.toFormat('dd HH:mm')).to.equal(expected);
    });
  }
});
