import { isDeepStrictEqual } from 'node:util';
import { plainWords } from '../understanding/words.ts';
import { shown } from './ask.ts';
import type { Reading } from './form.ts';
import { questionOf } from './outline.ts';
import { draftOf, type Progress } from './progress.ts';
import { contextFor, type Run } from './run.ts';

/** More than any short answer has. */
const MOST_WORDS = 12;
/** Words that go with an answer and tell nothing of their own. */
const BESIDE = new Set(
  (
    'a an the it is its in on at of by from since about around exactly only just now then instead thanks please ' +
    'people users persons employees colleagues staff us affected'
  ).split(' '),
);

const wordsOf = (text: string): readonly string[] => plainWords(text).split(/[^\p{L}\p{N}]+/u);

/**
 * Is the text an answer to the question and nothing else? Readers that look for an answer inside of a text
 * find it in "StoreFront and nobody can log in" too. Words that can be left out, and are not in what was
 * understood, tell something else.
 *
 * @param whole what the question's reader makes of the text
 */
export async function saysNoMore(
  run: Run,
  at: Progress,
  slot: string,
  { text, whole }: { readonly text: string; readonly whole: Reading<unknown> },
): Promise<boolean> {
  const said = text.trim().split(/\s+/);
  if (said.length > MOST_WORDS) return false;
  const { reader } = questionOf(run.form, slot);
  const context = contextFor(run, at, slot);
  const isSame = async (words: readonly string[]): Promise<boolean> =>
    words.length > 0 && isDeepStrictEqual(await reader.read(words.join(' '), context), whole);
  let [from, to] = [0, said.length];
  while (await isSame(said.slice(from, to - 1))) to -= 1;
  while (await isSame(said.slice(from + 1, to))) from += 1;
  const understood = new Set(wordsOf(inWords(run, at, slot, whole)));
  return wordsOf([...said.slice(0, from), ...said.slice(to)].join(' ')).every(
    (word) => word === '' || BESIDE.has(word) || understood.has(word),
  );
}

function inWords(run: Run, at: Progress, slot: string, reading: Reading<unknown>): string {
  if (reading.kind === 'near') return reading.choices.map(({ title }) => title).join(' ');
  if (reading.kind !== 'value') return '';
  const draft = { ...draftOf(run.outline, at), [slot]: reading.value };
  return shown(run.form, slot, draft, run.turn);
}
