import { distanceTo } from '../readers/nearNames.ts';

const LONGEST = 100;
const SHORTEST = 4;
const LONG = 9;

const wordsOf = (text: string): readonly string[] => text.match(/[a-z]+/g) ?? [];

/** "Calls" is no slip of "call". */
const isOtherForm = (said: string, word: string): boolean =>
  said.slice(0, word.length - 1) === word.slice(0, -1);

/** The words in the sources of patterns, with and without what a question mark makes optional. */
export function wordsIn(patterns: readonly RegExp[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { source } of patterns) {
    for (const [, word = '', optional] of source.matchAll(/([a-z]+)(\?)?/g)) {
      words.add(word);
      if (optional !== undefined) words.add(word.slice(0, -1));
    }
  }
  return words;
}

/**
 * Lines that one may be but for a slip in one word of it: all its other words are among those that are known. The
 * nearest first; none for a single word, which may be anything.
 *
 * @param said in plain words
 */
export function oneSlip(said: string, known: ReadonlySet<string>): readonly string[] {
  if (said.length > LONGEST || /[^\p{ASCII}]|\d|@/u.test(said)) return [];
  const words = wordsOf(said);
  const [slip, ...others] = words.filter((word) => !known.has(word));
  if (slip === undefined || others.length > 0 || words.length < 2) return [];
  return [...known]
    .flatMap((word) => {
      if (word.length < SHORTEST || isOtherForm(slip, word)) return [];
      const distance = distanceTo(slip, word, word.length >= LONG ? 2 : 1);
      return distance === undefined ? [] : [{ word, distance }];
    })
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ word }) => said.replace(slip, () => word));
}
