import { expect } from 'chai';
import { DateTime } from 'luxon';
import type { ReadOptions } from '../../../services/dates/instantReading.ts';
import { plainEnglish } from '../../../services/dates/plain/plainEnglish.ts';

const zone = 'Europe/Berlin';
const told: ReadOptions = {
  now: DateTime.fromISO('2026-09-16T10:00:20', { zone }),
  zone,
  language: 'en-GB',
  expect: 'past',
};

/** As in the reader's own table; what the recognizer makes of these lines is the same. */
describe('an English answer that needs no recognizer', () => {
  for (const [line, wall] of [
    ['since 6 this morning', '2026-09-16T06:00:00'],
    ['6:30 this morning', '2026-09-16T06:30:00'],
    ['yesterday 14:00', '2026-09-15T14:00:00'],
    ['Yesterday, at 2:15pm', '2026-09-15T14:15:00'],
    ['today at 09:15', '2026-09-16T09:15:00'],
    ['yesterday at 10:00', '2026-09-15T10:00:00'],
    ['11:30 yesterday', '2026-09-15T11:30:00'],
    ['today 12am', '2026-09-16T00:00:00'],
    ['12 pm yesterday', '2026-09-15T12:00:00'],
    ['tomorrow 00:30', '2026-09-17T00:30:00'],
  ] as const) {
    it(`reads “${line}” as ${wall}`, () => {
      expect(plainEnglish(line, told)).to.deep.equal({
        kind: 'heard',
        words: line,
        meanings: [[{ kind: 'moment', wall }]],
        ask: 'sameDay',
      });
    });
  }

  for (const line of [
    // Morning or evening.
    'yesterday at 6',
    'yesterday at 10',
    'yesterday 6:30',
    'yesterday 12:00',
    '12 this morning',
    // Not one day and one hour.
    'yesterday',
    '14:00',
    'Monday at 3pm',
    'yesterday 14:00 or 15:00',
    'yesterday 14:00, 250 people',
    'not yesterday 14:00',
    // No hours.
    'yesterday 25:00',
    'yesterday 14:60',
    'yesterday 13pm',
    'yesterday 14:00:30',
  ]) {
    it(`leaves “${line}” to those who know better`, () => {
      expect(plainEnglish(line, told)).to.equal(undefined);
    });
  }

  it('leaves other languages alone', () => {
    expect(plainEnglish('yesterday 14:00', { ...told, language: 'fr' })).to.equal(undefined);
    expect(plainEnglish('yesterday 14:00', { ...told, language: 'en' })).to.not.equal(undefined);
  });
});
