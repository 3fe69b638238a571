/** Names that somebody seems to mean, but misspells. They are asked about, never taken. */
import { editDistance } from './editDistance.ts';

/** Compared without spaces: "net scaler" and "storefornt" are one word to those who write them. */
export interface Name {
  readonly value: string;
  readonly letters: string;
  readonly words: readonly string[];
}

export interface Near {
  readonly value: string;
  /** Letters of the name. */
  readonly length: number;
  readonly distance: number;
  /** Where it stands, in words from the first. */
  readonly at: number;
  readonly words: number;
}

const MOST_NEAR = 3;

export const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

export function nameOf(value: string, text: string): Name {
  const words = wordsOf(text);
  return { value, letters: words.join(''), words };
}

/** Short names are too like other words. */
const allowed = (length: number): number => (length >= 9 ? 2 : length >= 6 ? 1 : 0);

const digits = (text: string): string => text.replace(/\D/g, '');

/**
 * How far apart the letters are; undefined if too far, or if a figure differs: numbers are not guessed.
 *
 * @param most how far they may be apart, where that is not for their number to say
 */
export function distanceTo(
  said: string,
  letters: string,
  most = allowed(letters.length),
): number | undefined {
  if (most === 0 || Math.abs(said.length - letters.length) > most) return undefined;
  if (digits(said) !== digits(letters)) return undefined;
  const distance = editDistance(said, letters, most);
  return distance > most ? undefined : distance;
}

/**
 * The nearest names, each value once, three at most.
 *
 * @param words what was said, as few words as it makes sense to look at: each is compared with each name
 * @param namesAt the names that may be meant from a word on
 * @param isPlausible whether the letters that were said can be a slip in those of the name
 */
export function nearNames(
  words: readonly string[],
  namesAt: (word: string) => readonly Name[],
  isPlausible: (said: string, letters: string) => boolean = () => true,
): readonly Near[] {
  const nearest = new Map<string, Near>();
  for (const [at, word] of words.entries()) {
    for (const { value, letters, words: parts } of namesAt(word)) {
      for (const count of counts(words, at, parts.length, letters.length)) {
        const said = words.slice(at, at + count).join('');
        if (!isPlausible(said, letters)) continue;
        if (!hasShort(said, parts)) continue;
        const distance = distanceTo(said, letters);
        if (distance === undefined) continue;
        const near = { value, length: letters.length, distance, at, words: count };
        const before = nearest.get(value);
        if (before === undefined || isBetter(near, before)) nearest.set(value, near);
      }
    }
  }
  return [...nearest.values()].toSorted((a, b) => (isBetter(a, b) ? -1 : 1)).slice(0, MOST_NEAR);
}

/** As many words as the name has, one more or one less, where that makes about as many letters. */
function* counts(
  words: readonly string[],
  at: number,
  size: number,
  letters: number,
): Generator<number> {
  const most = allowed(letters);
  if (most === 0) return;
  let length = 0;
  for (let count = 1; count <= size + 1 && at + count <= words.length; count++) {
    length += words[at + count - 1]?.length ?? 0;
    if (count >= size - 1 && Math.abs(length - letters) <= most) yield count;
  }
}

/** A longer name that is nearly right means more than a shorter one that is. */
const isBetter = (a: Near, b: Near): boolean =>
  a.length - 2 * a.distance > b.length - 2 * b.distance;

const SHORT = 3;

/** A VDA is no ADC, though both are Citrix's: short words are right to the letter. */
const hasShort = (said: string, parts: readonly string[]): boolean =>
  parts.every((part) => part.length > SHORT || said.includes(part));
