import { expect } from 'chai';
import { DateTime } from 'luxon';
import {
  type BusinessAmount,
  businessCalendar,
  type DeskHours,
} from '../../../services/policy/businessTime.ts';

const LA = 'America/Los_Angeles';
const LONDON = 'Europe/London';
const SYDNEY = 'Australia/Sydney';
const KATHMANDU = 'Asia/Kathmandu';
const LORD_HOWE = 'Australia/Lord_Howe';

const desk = (zone: string, more: Partial<DeskHours> = {}): DeskHours => ({
  zone,
  opens: '08:00',
  closes: '18:00',
  weekdays: [1, 2, 3, 4, 5],
  ...more,
});

const at = (local: string, zone: string): number => DateTime.fromISO(local, { zone }).toMillis();
const text = (instant: number, zone: string): string =>
  DateTime.fromMillis(instant, { zone }).toFormat('ccc yyyy-MM-dd HH:mm');
const hours = (count: number): BusinessAmount => ({ minutes: count * 60 });
const days = (count: number): BusinessAmount => ({ days: count });

type Case = readonly [
  zone: string,
  start: string,
  amount: BusinessAmount,
  end: string,
  more?: Partial<DeskHours>,
];

// prettier-ignore
const CASES: Readonly<Record<string, readonly Case[]>> = {
  'counts inside one day': [
    [LA, '2026-11-18T09:00', hours(2), 'Wed 2026-11-18 11:00'],
    [LA, '2026-11-18T08:00', hours(8), 'Wed 2026-11-18 16:00'],
    [LA, '2026-11-18T16:00', hours(2), 'Wed 2026-11-18 18:00'],
    [LA, '2026-11-18T17:59', { minutes: 1 }, 'Wed 2026-11-18 18:00'],
  ],
  'goes on the next open day': [
    [LA, '2026-11-18T17:30', hours(2), 'Thu 2026-11-19 09:30'],
    [LA, '2026-11-20T17:30', hours(2), 'Mon 2026-11-23 09:30'],
    [LA, '2026-11-18T12:00', hours(25), 'Fri 2026-11-20 17:00'],
    [LA, '2026-11-18T08:00', hours(100), 'Tue 2026-12-01 18:00'],
    [LA, '2026-11-16T08:00', hours(2600), 'Fri 2027-11-12 18:00'],
  ],
  'starts at the next opening when closed': [
    [LA, '2026-11-18T07:00', hours(2), 'Wed 2026-11-18 10:00'],
    [LA, '2026-11-18T18:00', hours(2), 'Thu 2026-11-19 10:00'],
    [LA, '2026-11-21T12:00', hours(2), 'Mon 2026-11-23 10:00'],
    [LA, '2026-11-22T23:59', hours(2), 'Mon 2026-11-23 10:00'],
    [LA, '2026-11-21T12:00', hours(0), 'Mon 2026-11-23 08:00'],
    [LA, '2026-11-18T12:00', hours(0), 'Wed 2026-11-18 12:00'],
  ],
  'keeps the local clock when it is changed over a weekend': [
    [LA, '2026-03-06T17:00', hours(2), 'Mon 2026-03-09 09:00'],
    [LA, '2026-10-30T17:00', hours(2), 'Mon 2026-11-02 09:00'],
    [LONDON, '2026-03-27T17:00', hours(2), 'Mon 2026-03-30 09:00'],
    [LONDON, '2026-10-23T17:00', hours(2), 'Mon 2026-10-26 09:00'],
    [SYDNEY, '2026-04-03T17:00', hours(2), 'Mon 2026-04-06 09:00'],
    [SYDNEY, '2026-10-02T17:00', hours(2), 'Mon 2026-10-05 09:00'],
  ],
  'counts the hour that the clock shows twice, and not the one it skips': [
    [LA, '2026-03-08T01:00', hours(2), 'Sun 2026-03-08 04:00', { opens: '00:00', closes: '24:00', weekdays: [7] }],
    [LA, '2026-11-01T00:00', hours(3), 'Sun 2026-11-01 02:00', { opens: '00:00', closes: '24:00', weekdays: [7] }],
    [LA, '2026-11-01T01:30-07:00', hours(1), 'Sun 2026-11-01 02:00', { opens: '01:30', closes: '02:00', weekdays: [7] }],
    [LORD_HOWE, '2026-10-04T01:45', { minutes: 30 }, 'Sun 2026-10-04 02:45', { opens: '01:00', closes: '04:00', weekdays: [7] }],
  ],
  'is exact where clocks differ by a half or a quarter of an hour': [
    [KATHMANDU, '2026-11-20T17:50', hours(2), 'Mon 2026-11-23 09:50'],
    ['Asia/Kolkata', '2026-11-20T17:50', hours(2), 'Mon 2026-11-23 09:50'],
    ['Pacific/Chatham', '2026-11-20T17:50', hours(2), 'Mon 2026-11-23 09:50'],
  ],
  'leaves public holidays out': [
    [LA, '2026-11-25T17:00', hours(2), 'Fri 2026-11-27 09:00', { holidays: 'US' }],
    [LONDON, '2026-04-02T17:00', hours(2), 'Tue 2026-04-07 09:00', { holidays: 'GB' }],
    [LONDON, '2026-12-24T17:00', hours(2), 'Tue 2026-12-29 09:00', { holidays: 'GB' }],
    [LONDON, '2026-12-24T17:00', hours(2), 'Mon 2026-12-28 09:00', { holidays: 'DE' }],
    ['Asia/Singapore', '2026-01-01T12:00', hours(1), 'Fri 2026-01-02 09:00', { holidays: 'SG' }],
    ['Europe/Istanbul', '2026-03-19T17:00', hours(2), 'Mon 2026-03-23 09:00', { holidays: 'AE' }],
    [LA, '2026-07-02T17:00', hours(2), 'Mon 2026-07-06 09:00', { holidays: 'US' }],
    [SYDNEY, '2026-12-31T17:00', hours(2), 'Mon 2027-01-04 09:00', { holidays: 'AU' }],
  ],
  'leaves closures out': [
    [LA, '2026-11-18T17:00', hours(2), 'Fri 2026-11-20 09:00', { closures: ['2026-11-19'] }],
    [LA, '2026-12-30T17:00', hours(2), 'Mon 2027-01-04 09:00', { closures: ['2026-12-31', '2027-01-01'] }],
  ],
  'ends business days at the same local time': [
    [LA, '2026-11-18T11:20', days(1), 'Thu 2026-11-19 11:20'],
    [LA, '2026-11-20T11:20', days(1), 'Mon 2026-11-23 11:20'],
    [LA, '2026-11-18T11:20', days(5), 'Wed 2026-11-25 11:20'],
    [LA, '2026-11-25T11:20', days(1), 'Fri 2026-11-27 11:20', { holidays: 'US' }],
    [LA, '2026-03-06T11:20', days(1), 'Mon 2026-03-09 11:20'],
    [LA, '2026-11-18T11:20', days(0), 'Wed 2026-11-18 11:20'],
  ],
  'clips business days into the hours': [
    [LA, '2026-11-18T06:00', days(1), 'Thu 2026-11-19 08:00'],
    [LA, '2026-11-18T18:00', days(1), 'Fri 2026-11-20 08:00'],
    [LA, '2026-11-21T13:00', days(1), 'Tue 2026-11-24 08:00'],
    [LA, '2026-03-07T02:30', days(1), 'Sun 2026-03-08 03:00', { opens: '01:00', closes: '05:00', weekdays: [6, 7] }],
    [LA, '2026-03-07T02:30', days(1), 'Sun 2026-03-08 03:00', { opens: '01:00', closes: '03:00', weekdays: [6, 7] }],
  ],
};

describe('business time', () => {
  for (const [rule, cases] of Object.entries(CASES)) {
    describe(rule, () => {
      for (const [zone, start, amount, end, more] of cases) {
        it(`${zone} ${start} + ${JSON.stringify(amount)} ${JSON.stringify(more ?? {})} = ${end}`, () => {
          const calendar = businessCalendar(desk(zone, more));
          expect(text(calendar.add(at(start, zone), amount), zone)).to.equal(end);
        });
      }
    });
  }

  it('is open at opening time and closed at closing time', () => {
    const { isOpen } = businessCalendar(desk(KATHMANDU));
    expect(isOpen(at('2026-11-18T07:59:59.999', KATHMANDU))).to.equal(false);
    expect(isOpen(at('2026-11-18T08:00', KATHMANDU))).to.equal(true);
    expect(isOpen(at('2026-11-18T17:59:59.999', KATHMANDU))).to.equal(true);
    expect(isOpen(at('2026-11-18T18:00', KATHMANDU))).to.equal(false);
  });

  it('counts seconds as well', () => {
    const { add } = businessCalendar(desk(LA));
    const end = add(at('2026-11-20T17:59:30', LA), { minutes: 1 });
    expect(end).to.equal(at('2026-11-23T08:00:30', LA));
  });

  it('measures what it adds, forwards and backwards, across years', () => {
    const { add, between } = businessCalendar(desk(SYDNEY, { holidays: 'AU' }));
    const from = at('2026-11-20T17:59:30', SYDNEY);
    const to = add(from, { minutes: 300_000 });
    expect(between(from, to)).to.equal(300_000);
    expect(between(to, from)).to.equal(-300_000);
    expect(between(at('2019-07-01T08:00', SYDNEY), at('2019-07-02T08:00', SYDNEY))).to.equal(600);
  });

  it('answers the same whichever year was asked about first', () => {
    const one = businessCalendar(desk(LA, { holidays: 'US' }));
    const other = businessCalendar(desk(LA, { holidays: 'US' }));
    const [early, late] = [at('2021-12-31T17:00', LA), at('2031-12-31T17:00', LA)];
    const first = [one.add(early, hours(3)), one.add(late, hours(3))];
    expect([other.add(late, hours(3)), other.add(early, hours(3))]).to.deep.equal(
      first.toReversed(),
    );
  });

  it('refuses hours that can not be', () => {
    expect(() => businessCalendar(desk('Mars/Olympus'))).to.throw(RangeError, 'IANA');
    expect(() => businessCalendar(desk(LA, { weekdays: [] }))).to.throw(RangeError, 'weekday');
    expect(() => businessCalendar(desk(LA, { opens: '18:00' }))).to.throw(RangeError, 'before');
    expect(() => businessCalendar(desk(LA, { opens: '8' }))).to.throw(RangeError, 'time of day');
  });

  it('refuses instants and amounts that can not be counted', () => {
    const { add } = businessCalendar(desk(LA));
    const now = at('2026-11-18T09:00', LA);
    for (const minutes of [-1, NaN, Infinity]) {
      expect(() => add(now, { minutes })).to.throw(RangeError, 'amount');
    }
    expect(() => add(NaN, hours(1))).to.throw(RangeError, '1970');
    expect(() => add(now, hours(1e9))).to.throw(RangeError, '2100');
  });
});
