import { plainWords } from '../understanding/words.ts';
import { reply } from '../replies/replies.ts';
import { whenClock, whenNear, whenSaid } from '../whenText.ts';
import type { Reader, Reading, ReadingContext } from '../forms/form.ts';
import type { Say } from '../say.ts';

/** Urgent, and no date. */
const SOON: ReadonlySet<string> = new Set([
  'asap',
  'as soon as possible',
  'a.s.a.p',
  'soon',
  'urgent',
  'urgently',
  'it is urgent',
  "it's urgent",
]);

/** All that is said is when it began. */
const isSince = (text: string): boolean =>
  text.length <= 60 && /^\W*(?:it )?(?:(?:has|have) been like (?:this|that) )?since\b/iu.test(text);

/** Of an instant on the customer's own clock. */
const isMidnight = (at: string): boolean => at.slice(11, 16) === '00:00';

/** With the clock it was read on: who is elsewhere could not make sense of it otherwise. */
function offTheClock(why: 'future' | 'past', turn: ReadingContext['turn']): Say {
  const now = turn.now.toISO() ?? '';
  const id = `instant.${why}` as const;
  return { id, text: reply(id, { now: whenNear(now, turn) }) };
}

/** An instant in the customer's zone, stored as ISO. A start lies in the past, a deadline ahead. */
export function instant(expect: 'past' | 'future'): Reader<string> {
  const options = ({ turn }: ReadingContext) => ({
    now: turn.now,
    zone: turn.zone,
    language: turn.locale,
    expect,
  });
  return {
    input: { kind: 'instant' },
    async read(line, context): Promise<Reading<string>> {
      const { turn } = context;
      if (expect === 'future' && SOON.has(plainWords(line))) {
        return { kind: 'none', problem: 'instant.soon' };
      }
      const reading = await turn.services.readInstant(line, { ...options(context), whole: true });
      switch (reading.kind) {
        case 'instant':
          return { kind: 'value', value: reading.at };
        case 'ambiguous': {
          // Noon or midnight, which would read as a day beside it; or one of two days.
          const title = reading.options.every(isMidnight) ? whenSaid : whenClock;
          return {
            kind: 'ambiguous',
            choices: reading.options.map((at) => ({ value: at, title: title(at, turn) })),
          };
        }
        case 'impossible':
          if (reading.why === 'noSuchDate') return { kind: 'none', problem: 'instant.noSuchDate' };
          return { kind: 'none', says: [offTheClock(reading.why, turn)] };
        case 'none':
          return { kind: 'none' };
      }
    },
    async find(text, context) {
      // What was merely mentioned must be beyond doubt: an ambiguous date is asked for.
      const whole = expect === 'past' && isSince(text);
      const reading = await context.turn.services.readInstant(text, { ...options(context), whole });
      return reading.kind === 'instant' ? reading.at : undefined;
    },
  };
}
