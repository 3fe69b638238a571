/** Which answer a clause of a line corrects, and to what. */
import { isDeepStrictEqual } from 'node:util';
import { wordsOf } from '../readers/nearNames.ts';
import { plainWords } from '../understanding/words.ts';
import { chosen } from './confirm.ts';
import type { Clause } from './clauses.ts';
import type { Reader, Reading, ReadingContext } from './form.ts';
import { questionOf, slotNames } from './outline.ts';
import { draftOf, type Progress } from './progress.ts';
import { contextFor, type Run } from './run.ts';
import { saysNoMore } from './saysNoMore.ts';
import { isAsWritten } from './take.ts';

export interface Change {
  readonly slot: string;
  /** In the words that its question's reader is given; undefined: it is left open. */
  readonly line: string | undefined;
  readonly reading: Reading<unknown> | undefined;
  /** What it was taken for is told, and is the answer that there is. */
  readonly isContrast?: boolean;
  /** In doubt it is asked about. */
  readonly isSure: boolean;
}

const BETWEEN =
  /^(?:is|are|was|were|at|on|from|about|should be|must be|has to be|to|by|actually|really|now)(?= )|^(?:only|just)(?= \d)|^[:=]/i;
const EXPLICIT = /^ ?(?:[:=]|should be |must be )/i;

function untied(text: string): string {
  let rest = text.trim();
  for (let count = 0; count < 3 && BETWEEN.test(rest); count++) {
    rest = rest.replace(BETWEEN, '').trim();
  }
  return rest;
}

/** The slot whose name a text begins with, and what follows. The longest name counts. */
function named(
  run: Run,
  text: string,
): { readonly slot: string; readonly rest: string } | undefined {
  const said = text.replace(/\s+/g, ' ');
  const name = [...slotNames(run.form).keys()]
    .filter((one) => {
      const head = said.slice(0, one.length).toLowerCase();
      return head === one && !/^[\p{L}\p{N}-]/u.test(said.slice(one.length));
    })
    .toSorted((a, b) => b.length - a.length)[0];
  const slot = name === undefined ? undefined : slotNames(run.form).get(name);
  if (name === undefined || slot === undefined) return undefined;
  return { slot, rest: said.slice(name.length) };
}

const isUsable = (reading: Reading<unknown>): boolean => {
  if (reading.kind === 'none') return reading.problem !== undefined || reading.says !== undefined;
  return reading.kind !== 'ambiguous' || !isAsWritten(reading.choices);
};

async function tellsAll(
  run: Run,
  at: Progress,
  slot: string,
  { text, whole }: { readonly text: string; readonly whole: Reading<unknown> },
): Promise<boolean> {
  if (whole.kind === 'none') return true;
  const { choices } = contextFor(run, at, slot);
  return chosen(text, choices) !== undefined || saysNoMore(run, at, slot, { text, whole });
}

/** "My phone is …", "started at 6:30", "needed by: friday". */
export async function namedChange(
  run: Run,
  at: Progress,
  clause: Clause,
): Promise<Change | undefined> {
  const { slot, rest = '' } = named(run, clause.text) ?? {};
  if (slot === undefined) return undefined;
  const text = untied(rest);
  if (text === '' || /^(?:not|no)\b/i.test(text)) return undefined;
  const { reader } = questionOf(run.form, slot);
  const context = contextFor(run, at, slot);
  const isExplicit = EXPLICIT.test(rest);
  const line = chosen(text, context.choices)?.value ?? text;
  const reading = await reader.read(line, context);
  if (!isUsable(reading)) return undefined;
  const change = { slot, line, reading };
  if (reader.greedy === true && context.choices.length === 0) {
    if (isExplicit) return { ...change, isSure: true };
    // "The name is wrong" tells no name, and a first description is never a correction.
    const isTold = wordsOf(text).length > 1 || /\d/.test(text);
    const isAsked = isTold && slot !== run.form.opening && reading.kind === 'value';
    return isAsked ? { ...change, isSure: false } : undefined;
  }
  const isAll = await tellsAll(run, at, slot, { text, whole: reading });
  // "The product is licensing" may tell what is wrong with it.
  const isSure = reader.greedy !== true || isExplicit || clause.isTakenBack;
  return isAll ? { ...change, isSure } : undefined;
}

async function foundIn(
  reader: Reader<unknown>,
  text: string,
  context: ReadingContext,
): Promise<Reading<unknown>> {
  const value = await reader.find?.(text, context);
  return value === undefined ? { kind: 'none' } : { kind: 'value', value };
}

/** "35 users": only where it answers one of the questions and no other. */
export async function plainChange(
  run: Run,
  at: Progress,
  { text, old, isTakenBack }: Clause,
): Promise<Change | undefined> {
  const { form, outline } = run;
  const draft = draftOf(outline, at);
  const changes: Change[] = [];
  for (const [slot, { reader }] of Object.entries(form.questions)) {
    // Of a bare time it can't be told what it is the time of.
    if (slot === form.opening || reader.input?.kind === 'instant') continue;
    if (!outline.applies(slot, draft)) continue;
    const context = contextFor(run, at, slot);
    // What takes nearly any words is only searched for an answer that is plain in any text.
    const isFound = reader.greedy === true && context.choices.length === 0;
    const line = chosen(text, context.choices)?.value ?? text;
    const reading = isFound
      ? await foundIn(reader, text, context)
      : await reader.read(line, context);
    if (reading.kind !== 'value') {
      // It could be that one as well.
      if (reading.kind === 'ambiguous' && !isAsWritten(reading.choices)) return undefined;
      continue;
    }
    if (!isFound && !(await tellsAll(run, at, slot, { text, whole: reading }))) continue;
    const before = old === undefined ? undefined : await reader.read(old, context);
    const isOld = before?.kind === 'value' && isDeepStrictEqual(before.value, draft[slot]);
    // What nobody has said in this form, such as the number on record, is only filled in.
    const isSure = isOld || isTakenBack || !(slot in at.known);
    changes.push({ slot, line, reading, isContrast: isOld, isSure });
  }
  return changes.length === 1 ? changes[0] : undefined;
}

const TAKE_OUT =
  /^(?:remove|delete|drop|clear|erase|take out|leave out) (?:my |the |our )?(?<name>.{1,60})$/;
const LEAVE = /^leave (?:my |the |our )?(?<name>.{1,60}) (?:open|out|empty|blank)$/;
// "No time" is said in a hurry, and tells nothing of an answer.
const NO =
  /^(?:(?:there (?:is|are)|there's|theres|we have|i have) )?(?<no>no (?!time\b)(?<name>.{1,60}?))(?: (?:at all|any ?more|now))?$/;
const NOT_ANY =
  /^(?:there (?:is not|isn't|isnt)|(?:we|i) (?:don't|dont|do not) have) (?:an? |any )(?<name>.{1,60}?)(?: (?:at all|any ?more|now))?$/;

/** "Remove needed by", "there is no deadline". */
export async function clearing(run: Run, at: Progress, said: string): Promise<Change | undefined> {
  const text = plainWords(said);
  const groups = [TAKE_OUT, LEAVE, NO, NOT_ANY].map((one) => one.exec(text)?.groups).find(Boolean);
  const slot = slotNames(run.form).get(groups?.['name'] ?? '');
  if (slot === undefined || slot === run.form.opening) return undefined;
  const { reader } = questionOf(run.form, slot);
  // "No workaround" is an answer.
  const none = groups?.['no'];
  const reading =
    none === undefined || reader.greedy === true
      ? undefined
      : await reader.read(none, contextFor(run, at, slot));
  const change = { slot, isSure: true };
  return reading?.kind === 'value' && none !== undefined
    ? { ...change, line: none, reading }
    : { ...change, line: undefined, reading: undefined };
}
