import { expect } from 'chai';
import { DateTime } from 'luxon';
import { instantReader, type InstantReading } from '../../../services/dates/instantReader.ts';

// The machine that runs the tests may be busy: what is not about the deadline gets a generous one.
const reader = instantReader({ deadlineMs: 30_000, patienceMs: 60_000 });

type Case = readonly [line: string, expected: string];

/** Reads at Wednesday, 16 September 2026, 10:00 in Berlin unless told otherwise. */
async function read(
  line: string,
  options: {
    readonly expect?: 'past' | 'future';
    readonly language?: string;
    readonly now?: string;
    readonly zone?: string;
    readonly how?: 'read' | 'find';
  } = {},
): Promise<string> {
  const {
    language = 'en-GB',
    zone = 'Europe/Berlin',
    now = '2026-09-16T10:00:20',
    how = 'read',
  } = options;
  return short(
    await reader[how](line, {
      now: DateTime.fromISO(now, { zone }),
      zone,
      language,
      expect: options.expect ?? 'past',
    }),
  );
}

/** `~` before an instant: only the day was given. */
function short(reading: InstantReading): string {
  switch (reading.kind) {
    case 'instant':
      return `${reading.precise ? '' : '~'}${reading.at}`;
    case 'ambiguous':
      return reading.options.join(' or ');
    case 'impossible':
      return reading.why;
    case 'none':
      return 'none';
  }
}

describe('reading when something happened', function () {
  this.timeout(180_000);
  before(async () => {
    await Promise.all(['en', 'es', 'fr', 'zh'].map((language) => reader.warm(language)));
  });
  after(() => reader.close());

  describe('a start, in English', () => {
    for (const [line, expected] of [
      ['6 this morning', '2026-09-16T06:00:00+02:00'],
      ['since 6 this morning', '2026-09-16T06:00:00+02:00'],
      ['yesterday at 14:30', '2026-09-15T14:30:00+02:00'],
      ['yesterday, around 2pm', '2026-09-15T14:00:00+02:00'],
      ['an hour ago', '2026-09-16T09:00:00+02:00'],
      ['half an hour ago', '2026-09-16T09:30:00+02:00'],
      ['2 hours ago', '2026-09-16T08:00:00+02:00'],
      ['for 3 hours', '2026-09-16T07:00:00+02:00'],
      ['two days ago at 5pm', '2026-09-14T17:00:00+02:00'],
      ['last Friday', '~2026-09-11T00:00:00+02:00'],
      ['since Monday', '~2026-09-14T00:00:00+02:00'],
      ['Thursday at 3pm', '2026-09-10T15:00:00+02:00'],
      ['14:30', '2026-09-15T14:30:00+02:00'],
      ['02:30', '2026-09-16T02:30:00+02:00'],
      ['10:03', '2026-09-16T10:00:20+02:00'],
      ['at 6', '2026-09-16T06:00:00+02:00'],
      ['since 8', '2026-09-16T08:00:00+02:00'],
      ['Since about 8.', '2026-09-16T08:00:00+02:00'],
      ['since 8 today', '2026-09-16T08:00:00+02:00'],
      ['since 9, I think', '2026-09-16T09:00:00+02:00'],
      ['since 11', '2026-09-15T23:00:00+02:00 or 2026-09-15T11:00:00+02:00'],
      ['since 8 yesterday', '2026-09-15T20:00:00+02:00 or 2026-09-15T08:00:00+02:00'],
      // Noon or midnight.
      ['since 12', '2026-09-16T00:00:00+02:00 or 2026-09-15T12:00:00+02:00'],
      ['since 12 noon', '2026-09-15T12:00:00+02:00'],
      // No hours of the clock.
      ['since 1 and a half hours', '2026-09-16T08:30:00+02:00'],
      ['since 3 and a half weeks', '~2026-08-23T00:00:00+02:00'],
      ['since 2, maybe 3 days', '~2026-09-13T00:00:00+02:00'],
      ['since about 2, at most 3 hours', '2026-09-16T07:00:00+02:00'],
      ['since 5, December', '~2025-12-05T00:00:00+01:00'],
      ['since 11. August', '~2026-08-11T00:00:00+02:00'],
      ['since 8, yesterday', '~2026-09-15T00:00:00+02:00'],
      ['slow since yesterday, worse since 8', '~2026-09-15T00:00:00+02:00'],
      ['down since 8, it was fine yesterday', '2026-09-16T08:00:00+02:00'],
      ['this morning', '~2026-09-16T08:00:00+02:00'],
      ['yesterday evening', '~2026-09-15T18:00:00+02:00'],
      ['since yesterday evening', '~2026-09-15T18:00:00+02:00'],
      ['Monday evening', '~2026-09-14T18:00:00+02:00'],
      ['since the evening', '~2026-09-15T18:00:00+02:00'],
      ['yesterday evening at 7', '2026-09-15T19:00:00+02:00'],
      ['this evening', 'future'],
      ['today', '~2026-09-16T00:00:00+02:00'],
      ['last week', '~2026-09-07T00:00:00+02:00'],
      ['now', '2026-09-16T10:00:00+02:00'],
      ['3 Sep', '~2026-09-03T00:00:00+02:00'],
      ['15 Sep 14:30', '2026-09-15T14:30:00+02:00'],
      ['2026-09-15', '~2026-09-15T00:00:00+02:00'],
      ['2026-09-15T06:00:00Z', '2026-09-15T08:00:00+02:00'],
      ['2026-09-15T06:00:42+02:00', '2026-09-15T06:00:42+02:00'],
      ['2026-09-15 06:00:01,123 ERROR x', '2026-09-15T06:00:01+02:00'],
      ['6am EST', '2026-09-15T12:00:00+02:00'],
      ['14:30 UTC+2', '2026-09-15T14:30:00+02:00'],
      ['yesterday at 10:00', '2026-09-15T10:00:00+02:00'],
      ['since 10:00 yesterday', '2026-09-15T10:00:00+02:00'],
      ['Yesterday, around 11:30', '2026-09-15T11:30:00+02:00'],
      ['Monday at 10:00', '2026-09-14T10:00:00+02:00'],
      ['yesterday evening at 10:00', '2026-09-15T22:00:00+02:00'],
      ['yesterday at 10:00 pm', '2026-09-15T22:00:00+02:00'],
      ['yesterday at 10', '2026-09-15T22:00:00+02:00 or 2026-09-15T10:00:00+02:00'],
      ['yesterday at 12:00', '2026-09-15T12:00:00+02:00 or 2026-09-15T00:00:00+02:00'],
      ['yesterday at 6', '2026-09-15T18:00:00+02:00 or 2026-09-15T06:00:00+02:00'],
      ['tomorrow 5pm', 'future'],
      ['today at 5pm', 'future'],
      ['31 February', 'noSuchDate'],
      ['31/02/2026', 'noSuchDate'],
      ['2026-02-30', 'noSuchDate'],
    ] satisfies readonly Case[]) {
      it(`reads “${line}” as ${expected}`, async () => {
        expect(await read(line)).to.equal(expected);
      });
    }
  });

  describe('what tells no time', () => {
    for (const line of [
      '',
      '   ',
      'yes',
      "I don't know",
      'since the update',
      '500 people',
      '6',
      '7.15',
      'version 7.15',
      'since version 8',
      'since XenServer 8',
      'since 8.2',
      'since 2402',
      'since 14',
      'since 8 users left',
      'since 8 and 9 failed',
      'since port 8',
      'slow since 8, fine on 7',
      'since 8, after the upgrade',
      'since 10, we had 9 before',
      'since case 100003',
      'since 10.0.0.8',
      '1912 LTSR',
      'Windows Server 2019',
      '24/7',
      '25:00',
      '10.0.0.5:8080',
      '00:15:5d:01:22:33',
      '1800 hours',
      'every day',
      '🔥🔥🔥',
      'toString',
      '__proto__',
    ]) {
      it(`reads none in “${line}”`, async () => {
        expect(await read(line)).to.equal('none');
      });
    }
  });

  describe('a deadline', () => {
    for (const [line, expected] of [
      ['tomorrow 5pm', '2026-09-17T17:00:00+02:00'],
      ['tomorrow', '~2026-09-17T23:59:00+02:00'],
      ['next Monday', '~2026-09-21T23:59:00+02:00'],
      ['in three days', '~2026-09-19T23:59:00+02:00'],
      ['in 2 hours', '2026-09-16T12:00:00+02:00'],
      ['by Friday', '~2026-09-18T23:59:00+02:00'],
      ['before Friday', '~2026-09-17T23:59:00+02:00'],
      ['friday 5pm', '2026-09-18T17:00:00+02:00'],
      ['end of the week', '~2026-09-20T23:59:00+02:00'],
      ['end of day', '~2026-09-16T23:59:00+02:00'],
      ['at 9', '2026-09-16T21:00:00+02:00'],
      ['tomorrow evening', '~2026-09-17T19:59:00+02:00'],
      ['by tomorrow evening', '2026-09-17T18:00:00+02:00'],
      // That is when something began.
      ['since 9', 'none'],
      ['31 December', '~2026-12-31T23:59:00+01:00'],
      ['3 Sep', '~2027-09-03T23:59:00+02:00'],
      ['today', '~2026-09-16T23:59:00+02:00'],
      ['yesterday', 'past'],
      ['an hour ago', 'past'],
      ['01/09/2026', 'past'],
      ['31 February', 'noSuchDate'],
      ['asap', 'none'],
    ] satisfies readonly Case[]) {
      it(`reads “${line}” as ${expected}`, async () => {
        expect(await read(line, { expect: 'future' })).to.equal(expected);
      });
    }
  });

  describe('day and month in figures', () => {
    for (const [language, line, expected] of [
      ['en-US', '03/04/2026', '~2026-03-04T00:00:00+01:00'],
      ['en-GB', '03/04/2026', '~2026-04-03T00:00:00+02:00'],
      ['en', '03/04/2026', '~2026-04-03T00:00:00+02:00 or 2026-03-04T00:00:00+01:00'],
      ['en', '03/04/2026 06:30', '2026-04-03T06:30:00+02:00 or 2026-03-04T06:30:00+01:00'],
      ['en', '13/04/2026', '~2026-04-13T00:00:00+02:00'],
      ['en', '04/13/2026', '~2026-04-13T00:00:00+02:00'],
      ['en', '05/05/2026', '~2026-05-05T00:00:00+02:00'],
      // Only one of them has been.
      ['en', '03/12/2026', '~2026-03-12T00:00:00+01:00'],
      ['en-US', '9/15 at 6am', '2026-09-15T06:00:00+02:00'],
      ['de', '3.4.2026', '~2026-04-03T00:00:00+02:00'],
      ['de', '3.4.', '~2026-04-03T00:00:00+02:00'],
      ['pt-BR', '03/11/2025', '~2025-11-03T00:00:00+01:00'],
      ['ja', '2026/04/03', '~2026-04-03T00:00:00+02:00'],
    ] as const) {
      it(`reads “${line}” in ${language} as ${expected}`, async () => {
        expect((await read(line, { language })).replace(/^~?/, '')).to.equal(
          expected.replace(/^~?/, ''),
        );
      });
    }
  });

  describe('clocks', () => {
    for (const [line, zone, now, expected] of [
      // The night of 29 March 2026 has no 02:30 in Berlin, that of 25 October has two.
      ['02:30', 'Europe/Berlin', '2026-03-29T10:00:00', '2026-03-29T03:30:00+02:00'],
      ['02:30', 'Europe/Berlin', '2026-10-25T10:00:00', '2026-10-25T02:30:00+02:00'],
      // Hours that are counted are real hours, also over a change of the clock.
      ['6 hours ago', 'Europe/Berlin', '2026-03-29T07:00:00', '2026-03-29T00:00:00+01:00'],
      ['5 hours ago', 'Europe/Berlin', '2026-10-25T07:00:00', '2026-10-25T02:00:00+01:00'],
      ['yesterday at 6am', 'Europe/Berlin', '2026-03-29T10:00:00', '2026-03-28T06:00:00+01:00'],
      [
        'since 6 this morning',
        'America/New_York',
        '2026-11-01T10:00:00',
        '2026-11-01T06:00:00-05:00',
      ],
      ['since 6 this morning', 'Asia/Tokyo', '2026-09-16T07:00:00', '2026-09-16T06:00:00+09:00'],
      [
        'yesterday at 14:30',
        'Pacific/Auckland',
        '2026-09-16T00:10:00',
        '2026-09-15T14:30:00+12:00',
      ],
      [
        'yesterday at 14:30',
        'Pacific/Honolulu',
        '2026-09-16T23:50:00',
        '2026-09-15T14:30:00-10:00',
      ],
      ['9:15pm', 'Asia/Kolkata', '2026-09-16T10:00:00', '2026-09-15T21:15:00+05:30'],
      ['since Monday', 'America/Los_Angeles', '2026-09-14T01:00:00', '~2026-09-14T00:00:00-07:00'],
      ['an hour ago', 'Asia/Kathmandu', '2026-01-01T00:30:00', '2025-12-31T23:30:00+05:45'],
      ['31 December', 'UTC', '2027-01-01T10:00:00', '~2026-12-31T00:00:00Z'],
      [
        'at 6',
        'Europe/London',
        '2026-09-16T20:00:00',
        '2026-09-16T18:00:00+01:00 or 2026-09-16T06:00:00+01:00',
      ],
      ['this morning', 'Europe/London', '2026-09-16T07:00:00', '~2026-09-16T00:00:00+01:00'],
      ['this evening', 'Europe/London', '2026-09-16T17:00:00', '~2026-09-16T16:00:00+01:00'],
      ['this evening', 'Europe/London', '2026-09-16T21:00:00', '~2026-09-16T18:00:00+01:00'],
      ['since 8', 'Europe/London', '2026-09-16T15:00:00', '2026-09-16T08:00:00+01:00'],
      [
        'since 8',
        'Europe/London',
        '2026-09-16T21:00:00',
        '2026-09-16T20:00:00+01:00 or 2026-09-16T08:00:00+01:00',
      ],
    ] as const) {
      it(`reads “${line}” in ${zone} at ${now} as ${expected}`, async () => {
        expect(await read(line, { zone, now })).to.equal(expected);
      });
    }

    it('takes a zone that does not exist for UTC', async () => {
      expect(
        short(
          await reader.read('14:30', {
            now: DateTime.fromISO('2026-09-16T18:00:00Z'),
            zone: 'Mars/Olympus',
            language: 'en',
            expect: 'past',
          }),
        ),
      ).to.equal('2026-09-16T14:30:00Z');
    });
  });

  for (const [language, cases] of Object.entries({
    de: [
      ['heute um 6 Uhr', '2026-09-16T06:00:00+02:00'],
      ['seit heute Morgen 6 Uhr', '2026-09-16T06:00:00+02:00'],
      ['heute Morgen', '~2026-09-16T08:00:00+02:00'],
      ['gestern um 14.30 Uhr', '2026-09-15T14:30:00+02:00'],
      ['gestern Abend um 6', '2026-09-15T18:00:00+02:00'],
      ['gestern Abend', '~2026-09-15T18:00:00+02:00'],
      ['vor einer Stunde', '2026-09-16T09:00:00+02:00'],
      ['seit zwei Stunden', '2026-09-16T08:00:00+02:00'],
      ['vor zwei Tagen um 5 Uhr', '2026-09-14T05:00:00+02:00'],
      ['letzten Freitag', '~2026-09-11T00:00:00+02:00'],
      ['3. September', '~2026-09-03T00:00:00+02:00'],
      ['jetzt', '2026-09-16T10:00:00+02:00'],
      ['morgen um 17 Uhr', 'future'],
      ['31. Februar', 'noSuchDate'],
      ['500 Leute', 'none'],
      ['Version 7.15', 'none'],
    ],
    fr: [
      ['hier à 14h30', '2026-09-15T14:30:00+02:00'],
      ['depuis 6h ce matin', '2026-09-16T06:00:00+02:00'],
      ['il y a 2 heures', '2026-09-16T08:00:00+02:00'],
      ['il y a une heure', '2026-09-16T09:00:00+02:00'],
      ['vendredi dernier', '~2026-09-11T00:00:00+02:00'],
      ['31 février', 'noSuchDate'],
      ['500 personnes', 'none'],
    ],
    es: [
      ['ayer a las 14:30', '2026-09-15T14:30:00+02:00'],
      ['desde las 6 de esta mañana', '2026-09-16T06:00:00+02:00'],
      ['hace 2 horas', '2026-09-16T08:00:00+02:00'],
      ['desde el lunes', '~2026-09-14T00:00:00+02:00'],
      ['31 de febrero', 'noSuchDate'],
      ['500 personas', 'none'],
    ],
    'pt-BR': [
      ['hoje às 6h', '2026-09-16T06:00:00+02:00'],
      ['ontem às 14:30', '2026-09-15T14:30:00+02:00'],
      ['há uma hora', '2026-09-16T09:00:00+02:00'],
      ['desde segunda-feira', '~2026-09-14T00:00:00+02:00'],
      ['3 de setembro', '~2026-09-03T00:00:00+02:00'],
      ['31 de fevereiro', 'noSuchDate'],
      ['500 pessoas', 'none'],
    ],
    zh: [
      ['昨天下午2点半', '2026-09-15T14:30:00+02:00'],
      ['今天早上6点', '2026-09-16T06:00:00+02:00'],
      ['2小时前', '2026-09-16T08:00:00+02:00'],
      ['上周五', '~2026-09-11T00:00:00+02:00'],
      ['14:30', '2026-09-15T14:30:00+02:00'],
      ['500人', 'none'],
    ],
    ja: [
      ['今朝6時', '2026-09-16T06:00:00+02:00'],
      ['昨日の午後2時半', '2026-09-15T14:30:00+02:00'],
      ['2時間前から', '2026-09-16T08:00:00+02:00'],
      ['月曜日から', '~2026-09-14T00:00:00+02:00'],
      ['2月31日', 'noSuchDate'],
      ['500人', 'none'],
    ],
    ko: [
      ['오늘 오전 6시부터', '2026-09-16T06:00:00+02:00'],
      ['어제 14:30', '2026-09-15T14:30:00+02:00'],
      ['두 시간 전', '2026-09-16T08:00:00+02:00'],
      ['월요일부터', '~2026-09-14T00:00:00+02:00'],
      ['500명', 'none'],
    ],
  } satisfies Record<string, readonly Case[]>)) {
    describe(`a start, in ${language}`, () => {
      for (const [line, expected] of cases) {
        it(`reads “${line}” as ${expected}`, async () => {
          expect(await read(line, { language })).to.equal(expected);
        });
      }
    });
  }

  describe('a start in a first message', () => {
    for (const [language, text, expected] of [
      [
        'en',
        "Our StoreFront has been down since 6 this morning, 500 people can't log in",
        '2026-09-16T06:00:00+02:00',
      ],
      [
        'en',
        'Hi. We upgraded to 7.15 yesterday. Since then 500 people cannot log in.',
        '~2026-09-15T00:00:00+02:00',
      ],
      ['en', 'NetScaler 14.1 crashed two hours ago', '2026-09-16T08:00:00+02:00'],
      ['en', 'Everything has been out for 3 hours', '2026-09-16T07:00:00+02:00'],
      [
        'en',
        `${'The same old story. '.repeat(40)}It stopped at 9:15 today.`,
        '2026-09-16T09:15:00+02:00',
      ],
      [
        'en',
        'storefront down since 8, no workaround, 500 people, call me at +49 89 1234567',
        '2026-09-16T08:00:00+02:00',
      ],
      ['en', 'StoreFront is down since 8 and nobody can log in', '2026-09-16T08:00:00+02:00'],
      ['en', 'Our NetScaler 14.1 is slow since 8 users were added', 'none'],
      // A day that is told beside an hour is not its day.
      ['en', 'down since 8am, it was fine yesterday', '2026-09-16T08:00:00+02:00'],
      ['en', 'we updated yesterday, since 7am it is down', '2026-09-16T07:00:00+02:00'],
      [
        'en',
        'StoreFront fails since 08:15 and we patched it on Monday',
        '2026-09-16T08:15:00+02:00',
      ],
      ['en', 'It went down yesterday, I think around 2pm', '2026-09-15T14:00:00+02:00'],
      ['en', 'StoreFront is slow since 1 and a half hours', '2026-09-16T08:30:00+02:00'],
      ['en', 'StoreFront is slow since 2, maybe 3 days', '~2026-09-13T00:00:00+02:00'],
      ['en', 'StoreFront is slow since 5, December', '~2025-12-05T00:00:00+01:00'],
      ['en', 'StoreFront is slow since 11. August', '~2026-08-11T00:00:00+02:00'],
      ['en', 'StoreFront is slow since 5. 12. at 8', 'none'],
      [
        'en',
        'StoreFront is down since 12',
        '2026-09-16T00:00:00+02:00 or 2026-09-15T12:00:00+02:00',
      ],
      ['en', 'StoreFront is down since 8, it must work by 5pm', '2026-09-16T08:00:00+02:00'],
      ['en', 'StoreFront is down since 8, no workaround, 20 users', '2026-09-16T08:00:00+02:00'],
      ['en', 'StoreFront is down, it must work by 5pm', 'none'],
      // What is so now began before.
      ['en', 'It worked yesterday, now StoreFront is down', 'none'],
      [
        'en',
        'slow since the update yesterday evening, now it is down',
        '~2026-09-15T18:00:00+02:00',
      ],
      ['en', 'It is slow since Monday and now nobody can work', '~2026-09-14T00:00:00+02:00'],
      ['en', 'StoreFront is down since now', '2026-09-16T10:00:00+02:00'],
      [
        'en',
        'There was no workaround until yesterday, now we use the old gateway. StoreFront is slow',
        'none',
      ],
      ['en', 'StoreFront was fine until yesterday, now it is slow', '~2026-09-15T00:00:00+02:00'],
      // Told with another matter.
      ['en', 'StoreFront is down, call me at 8', 'none'],
      ['en', 'StoreFront is down, please call me back at 8am, I leave at 5', 'none'],
      ['en', 'StoreFront is down, we open at 9', 'none'],
      ['en', 'StoreFront is down, it was fine yesterday', 'none'],
      ['en', 'nobody can log in, it worked yesterday evening', 'none'],
      ['en', 'nobody can log in since we came in at 8', '2026-09-16T08:00:00+02:00'],
      ['en', 'StoreFront is down since 8, call me at 9:30', '2026-09-16T08:00:00+02:00'],
      ['en', 'StoreFront stopped working at 9:15 today', '2026-09-16T09:15:00+02:00'],
      ['en', 'XenServer crashes since 8, it was fine on 7', 'none'],
      ['en', 'We have a demo on Tuesday and StoreFront is slow', 'none'],
      ['en', 'How do I add 500 people to XenApp 7.15?', 'none'],
      ['en', 'Can I upgrade Windows Server 2019 to 2022 with 10 hosts at 80% load?', 'none'],
      ['en', 'StoreFront is down, we go live tomorrow', 'none'],
      ['en', 'nobody can log in', 'none'],
      [
        'de',
        'Unser StoreFront ist seit heute Morgen 6 Uhr ausgefallen, 500 Leute betroffen',
        '2026-09-16T06:00:00+02:00',
      ],
      ['de', 'Wir haben XenApp 7.15 mit 500 Leuten.', 'none'],
      [
        'fr',
        'StoreFront est en panne depuis 6h ce matin, 500 personnes touchées',
        '2026-09-16T06:00:00+02:00',
      ],
      [
        'ja',
        '今朝6時からStoreFrontが使えません。500人が影響を受けています',
        '2026-09-16T06:00:00+02:00',
      ],
    ] as const) {
      it(`finds ${expected} in “${text.slice(-70)}”`, async () => {
        expect(await read(text, { language, how: 'find' })).to.equal(expected);
      });
    }

    it('finds a deadline by the words of being due', async () => {
      const due = 'We need this fixed by Friday 5pm, before the launch';
      expect(await read(due, { how: 'find', expect: 'future' })).to.equal(
        '2026-09-18T17:00:00+02:00',
      );
      const began = 'StoreFront is slow since 8am, it must be fixed soon';
      expect(await read(began, { how: 'find', expect: 'future' })).to.equal('none');
      const now = 'There was no workaround until yesterday, now we use the old gateway';
      expect(await read(now, { how: 'find', expect: 'future' })).to.equal('none');
      const both = 'It is down now, it must work by 5pm';
      expect(await read(both, { how: 'find', expect: 'future' })).to.equal(
        '2026-09-16T17:00:00+02:00',
      );
      const chat = 'We have a demo on Friday at 5pm';
      expect(await read(chat, { how: 'find', expect: 'future' })).to.equal('none');
    });

    it('reads a long answer like a message', async () => {
      const answer =
        'I think it began when we came back from lunch, yesterday at 14:30 or a little later';
      expect(await read(answer)).to.equal('2026-09-15T14:30:00+02:00');
    });
  });

  it('tells the words that were read', async () => {
    const reading = await reader.read('It began 03/09/2026 at 06:30.', {
      now: DateTime.fromISO('2026-09-16T10:00:00Z'),
      zone: 'UTC',
      language: 'en-GB',
      expect: 'past',
    });
    expect(reading).to.deep.equal({
      kind: 'instant',
      at: '2026-09-03T06:30:00Z',
      precise: true,
      words: '03/09/2026 at 06:30',
    });
  });
});
