import { expect } from 'chai';
import fc from 'fast-check';
import { businessCalendar, type DeskHours } from '../../../services/policy/businessTime.ts';
import { minuteWalk } from './minuteWalk.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const zones = [
  'America/Los_Angeles',
  'America/St_Johns',
  'Europe/London',
  'Africa/Casablanca',
  'Europe/Istanbul',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  // Its clock left out the whole of 30 December 2011.
  'Pacific/Apia',
];

const hours = [
  ['08:00', '18:00'],
  ['09:15', '17:45'],
  ['00:00', '24:00'],
  // Open while clocks are changed.
  ['01:30', '03:15'],
  ['21:00', '24:00'],
] as const;

/** Days around which calendars go wrong: clock changes, the turn of the year, the lost day of Apia. */
const turningDays = [2006, 2011, 2019, 2026, 2030].flatMap((year) =>
  ['03-08', '03-29', '04-05', '10-04', '10-25', '11-01', '12-30', '12-31'].map((day) =>
    Date.parse(`${year}-${day}T00:00:00Z`),
  ),
);

const instant = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...turningDays),
      fc.integer({ min: 12_500, max: 23_000 }).map((day) => day * DAY),
    ),
    fc.integer({ min: -2 * 24 * 60, max: 2 * 24 * 60 }),
  )
  .map(([day, minutes]) => day + minutes * MINUTE);

const desk: fc.Arbitrary<DeskHours> = fc
  .record({
    zone: fc.constantFrom(...zones),
    hours: fc.constantFrom(...hours),
    weekdays: fc.constantFrom([1, 2, 3, 4, 5], [7, 1, 2, 3, 4], [6, 7], [1, 2, 3, 4, 5, 6, 7]),
    closures: fc.subarray(['2026-03-09', '2026-11-02', '2011-12-31', '2027-01-01', '2026-12-31']),
  })
  .map(({ hours: [opens, closes], ...rest }) => ({ ...rest, opens, closes }));

describe('business time, against a walk from minute to minute', () => {
  const check = (
    compare: (from: number, walk: ReturnType<typeof minuteWalk>, desk: DeskHours) => void,
  ): void =>
    fc.assert(
      fc.property(instant, desk, (from, hoursOfDesk) => {
        compare(from, minuteWalk(hoursOfDesk), hoursOfDesk);
      }),
      { numRuns: 40 },
    );

  it('opens when the walk finds an open minute', () => {
    check((from, walk, hoursOfDesk) => {
      const calendar = businessCalendar(hoursOfDesk);
      expect(calendar.isOpen(from)).to.equal(walk.isOpen(from));
      expect(calendar.nextOpening(from)).to.equal(walk.nextOpening(from));
    });
  });

  it('adds minutes as the walk does', () => {
    check((from, walk, hoursOfDesk) => {
      const { add, between } = businessCalendar(hoursOfDesk);
      for (const minutes of [1, 59, 700]) {
        const end = add(from, { minutes });
        expect(end, `${minutes} minutes`).to.equal(walk.addMinutes(from, minutes));
        expect(between(from, end)).to.equal(minutes);
      }
    });
  });

  it('adds days as the walk does', () => {
    check((from, walk, hoursOfDesk) => {
      const { add } = businessCalendar(hoursOfDesk);
      for (const days of [1, 3]) {
        expect(add(from, { days }), `${days} days`).to.equal(walk.addDays(from, days));
      }
    });
  });
});
