import { wordsOf } from '../readers/nearNames.ts';
import type { Change } from './change.ts';
import type { Clause } from './clauses.ts';
import { chosen } from './confirm.ts';
import type { Reading } from './form.ts';
import { questionOf, slotNames } from './outline.ts';
import type { Progress } from './progress.ts';
import { contextFor, type Run } from './run.ts';
import { isAsWritten } from './take.ts';
import { tellsAll } from './tellsAll.ts';

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
