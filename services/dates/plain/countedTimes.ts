import type { Sense } from '../heard.ts';
import { numberWords } from './numberWords.ts';

/** "2 hours ago" in a language, found anywhere in a line. */
export type CountedTimes = (
  line: string,
) => { readonly words: string; readonly sense: Counted } | undefined;

type Counted =
  | Extract<Sense, { kind: 'elapsed' }>
  | { readonly kind: 'days'; readonly days: number };

const MINUTE_MS = 60_000;
const UNITS = [
  ['minute', MINUTE_MS],
  ['hour', 60 * MINUTE_MS],
  ['day', 24 * 60 * MINUTE_MS],
  ['week', 7 * 24 * 60 * MINUTE_MS],
] as const;
const DAY_MS = UNITS[2][1];

const HALF_AN_HOUR =
  /(?<!\p{L})(?:half an hour ago|vor (?:einer|ner) halben stunde|seit einer halben stunde|il y a une demi-?heure|depuis une demi-?heure|hace media hora|há meia hora|半小时前|半個小時前|半时前|30分前|반 ?시간 ?전)/iu;
/** "Seit zwei Stunden" counts like "vor zwei Stunden". */
const SINCE: Readonly<Record<string, string>> = {
  de: 'seit',
  fr: 'depuis',
  es: 'desde hace',
  pt: 'faz|desde há|por',
};

/**
 * Reads times that are counted from now, by the patterns of `Intl.RelativeTimeFormat`: it knows every
 * language's words and plurals.
 */
export function countedTimes(language: string): CountedTimes {
  const numbers = numberWords(language);
  const patterns = UNITS.flatMap(([unit, ms]) =>
    [-1, 1].map((sign) => ({
      ms: sign * ms,
      pattern: new RegExp(
        `(?<![\\p{L}\\d])(?:${shapes(language, unit, sign, numbers.pattern).join('|')})(?![\\p{Script=Latin}\\d])`,
        'iu',
      ),
    })),
  );
  return (line) => {
    const half = HALF_AN_HOUR.exec(line);
    if (half !== null) return { words: half[0], sense: { kind: 'elapsed', ms: -30 * MINUTE_MS } };
    for (const { ms, pattern } of patterns) {
      const match = pattern.exec(line);
      if (match === null) continue;
      // One group took part; the others are empty.
      const count = match.slice(1).join('');
      const counted = numbers.valueOf(count.toLowerCase()) * ms;
      if (!Number.isFinite(counted)) continue;
      const sense: Counted =
        Math.abs(ms) < DAY_MS
          ? { kind: 'elapsed', ms: counted }
          : { kind: 'days', days: Math.round(counted / DAY_MS) };
      return { words: match[0], sense };
    }
    return undefined;
  };
}

/** Sources of patterns: one, two and five stand for the plurals, long and short for the styles. */
function shapes(
  language: string,
  unit: 'minute' | 'hour' | 'day' | 'week',
  sign: number,
  number: string,
): readonly string[] {
  const found = (['long', 'short'] as const).flatMap((style) => {
    const format = new Intl.RelativeTimeFormat(language, { style, numeric: 'always' });
    return [1, 2, 5].map((count) =>
      format
        .formatToParts(sign * count, unit)
        .map((part, index) => {
          if (part.type !== 'literal') return `(${number})`;
          const literal = RegExp.escape(part.value.trim());
          // Not in short: "depuis 6h" is since six o'clock.
          const isLead = index === 0 && sign < 0 && style === 'long';
          const since = isLead ? SINCE[language] : undefined;
          return `${index === 0 ? '' : '\\s?'}(?:${literal}${since === undefined ? '' : `|${since}`})${index === 0 ? '\\s?' : ''}`;
        })
        .join(''),
    );
  });
  return [...new Set(found)];
}
