/** Choices that a whole line seems to mean, but misspells: the nearest ones. */
import type { Reading } from '../forms/form.ts';
import type { ReadingContext } from '../forms/form.ts';
import { isNotMeant } from '../forms/notMeant.ts';
import { distanceTo, wordsOf } from './nearNames.ts';

const LONGEST = 80;
/** "Can" and "can't" are one letter apart, and the opposite of each other. */
const NOT = /\b(?:no|not|never|none|without|cannot)\b|n['’]?t\b/giu;

/** As much of a title as was said: "badly slowed" begins "Badly slowed or partly down". */
const beginning = (title: string, line: string): string =>
  wordsOf(title).slice(0, wordsOf(line).length).join(' ');

const FEW = 4;

/** A name of one word among a few: "patients saftey" has "Safety" in it. */
function distanceWithin(line: string, name: string): number | undefined {
  const [only, ...others] = wordsOf(name);
  const words = wordsOf(line);
  if (only === undefined || others.length > 0 || words.length > FEW) return undefined;
  const distances = words.flatMap((word) => distanceTo(word, only) ?? []);
  return distances.length === 0 ? undefined : Math.min(...distances) + words.length;
}

const letters = (text: string): string => wordsOf(text).join('');
const negations = (text: string): number => text.match(NOT)?.length ?? 0;

/**
 * @param names what people call each choice, beside its title
 * @returns `near`, or `none` where nothing is: short words, questions and addresses are never guessed at
 */
export function nearChoices(
  line: string,
  { choices, declined }: Pick<ReadingContext, 'choices' | 'declined'>,
  names: readonly (readonly [value: string, name: string])[] = [],
): Exclude<Reading<never>, { readonly kind: 'value' | 'ambiguous' }> {
  if (line.length > LONGEST || /[?@]/.test(line)) return { kind: 'none' };
  const said = letters(line);
  const called = [
    ...choices.flatMap(({ value, title }) => [
      [value, title] as const,
      [value, beginning(title, line)] as const,
    ]),
    ...names,
  ];
  const distances = new Map<string, number>();
  for (const [value, name] of called) {
    if (negations(name) !== negations(line) || isNotMeant(declined, value)) continue;
    const distance = distanceTo(said, letters(name)) ?? distanceWithin(line, name);
    if (distance === undefined) continue;
    distances.set(value, Math.min(distance, distances.get(value) ?? Infinity));
  }
  const least = Math.min(...distances.values());
  const near = choices.filter(({ value }) => distances.get(value) === least);
  return near.length === 0 ? { kind: 'none' } : { kind: 'near', choices: near };
}
