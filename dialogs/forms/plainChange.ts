import { isDeepStrictEqual } from 'node:util';
import type { Change } from './change.ts';
import type { Clause } from './clauses.ts';
import { chosen } from './confirm.ts';
import type { Reader, Reading, ReadingContext } from './form.ts';
import { draftOf, type Progress } from './progress.ts';
import { contextFor, type Run } from './run.ts';
import { isAsWritten } from './take.ts';
import { tellsAll } from './tellsAll.ts';

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
