import { distanceTo, wordsOf } from '../readers/nearNames.ts';
import type { Choice } from '../say.ts';
import { agrees, plainWords } from '../understanding/words.ts';
import { CHANGE, type SlotNames } from './commands.ts';

const LONGEST = 400;
/** Where hardly anything else can stand, shorter words may be misspelt, too. */
const SHORTEST = 4;
const VERBS: readonly string[] = ['change', 'correct', 'update', 'modify'];

function distanceOf(said: string, word: string): number | undefined {
  const near = distanceTo(said, word);
  return near ?? (word.length >= SHORTEST ? distanceTo(said, word, 1) : undefined);
}

/** The one that is nearest; of two that are as near, the last. */
function nearest(said: string, words: readonly string[]): string | undefined {
  const letters = wordsOf(said).join('');
  const near = words.flatMap((word) => {
    const distance = distanceOf(letters, wordsOf(word).join(''));
    return distance === undefined ? [] : [{ word, distance }];
  });
  return near.toReversed().toSorted((a, b) => a.distance - b.distance)[0]?.word;
}

const asChoice = (line: string): Choice => ({ value: line, title: line });

/** "change sevrity to 2": the correction that it seems to be, as a line to ask about. */
export function nearCorrection(line: string, names: SlotNames): Choice | undefined {
  if (line.length > LONGEST) return undefined;
  const said = line.trim().replace(/^please /i, '');
  const [first = ''] = said.split(' ', 1);
  const verb = nearest(first, VERBS) ?? first;
  const match = CHANGE.exec(`${verb}${said.slice(first.length)}`);
  const [whole, name] = match ?? [];
  // Of its names, what people call it comes after what the program does.
  const meant = name === undefined ? undefined : nearest(name, [...names.keys()]);
  if (whole === undefined || name === undefined || meant === undefined) return undefined;
  return asChoice(whole.replace(name, () => meant));
}

const WORDS: readonly string[] = [
  'cancel',
  'skip',
  'back',
  'help',
  'review',
  'restart',
  'person',
  'agent',
  'human',
];

const SEND: readonly string[] = ['send', 'submit'];

/** "send", where there is nothing to send yet. */
export const isSendWord = (line: string): boolean => SEND.includes(plainWords(line));

/**
 * "cancle": the word that steers which it seems to be.
 *
 * @param more what else can't be meant by the word as it is written
 */
export function nearWord(line: string, more: readonly string[] = []): Choice | undefined {
  const word = /^\p{L}{3,9}$/u.exec(line.trim())?.[0].toLowerCase();
  const meant = word === undefined ? undefined : nearest(word, [...WORDS, ...more]);
  return meant === undefined ? undefined : asChoice(meant);
}

const LONGEST_SLIP = 8;

/** "bakc", where any words are an answer: a single short word, one slip away. */
export const nearSteering = (line: string): Choice | undefined =>
  line.trim().length > LONGEST_SLIP ? undefined : nearWord(line, SEND);

const LONGEST_YES = 60;

/** "sned it": the yes that it seems to be. It is asked about like all else: nothing is sent by a slip. */
export function nearSend(line: string): Choice | undefined {
  if (line.length > LONGEST_YES) return undefined;
  const meant = line
    .trim()
    .replace(/\p{L}{4,8}/gu, (word) => nearest(word.toLowerCase(), SEND) ?? word);
  return meant !== line.trim() && agrees(meant) ? asChoice(meant) : undefined;
}
