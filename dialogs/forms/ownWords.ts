/** A correction in somebody's own words: "its 35 users not 30", "started at 6:30 actually", "there is no deadline". */
import { isDeepStrictEqual } from 'node:util';
import { reply, replyIfAny } from '../replies/replies.ts';
import type { Say } from '../say.ts';
import { answerDigression } from '../understanding/digressions.ts';
import { shown } from './ask.ts';
import type { Change } from './change.ts';
import { clearing } from './clearing.ts';
import { clauseOf, clausesOf } from './clauses.ts';
import { askMeant } from './meant.ts';
import { namedChange } from './namedChange.ts';
import { isNotMeant } from './notMeant.ts';
import { questionOf } from './outline.ts';
import { plainChange } from './plainChange.ts';
import { answer, draftOf, type Progress, REVIEW } from './progress.ts';
import { type FormResult, isoNow, next, type Run, say } from './run.ts';
import { changedSay, take } from './take.ts';

const LONGEST = 300;

async function changeOf(run: Run, at: Progress, said: string): Promise<Change | undefined> {
  const clause = clauseOf(said);
  const named = (await clearing(run, at, clause.told)) ?? (await namedChange(run, at, clause));
  if (named !== undefined) return named;
  // Amid a form "35 users" may be anything; "35 users, not 30" is a correction where there are 30.
  if (at.asking !== REVIEW && clause.old === undefined) return undefined;
  const plain = await plainChange(run, at, clause);
  return at.asking === REVIEW || plain?.isContrast === true ? plain : undefined;
}

interface Heard {
  readonly changes: readonly Change[];
  /** Something else is told as well. */
  readonly isPart: boolean;
}

async function heard(run: Run, at: Progress, line: string): Promise<Heard> {
  const whole = await changeOf(run, at, line);
  if (whole !== undefined) return { changes: [whole], isPart: false };
  const changes: Change[] = [];
  const clauses = clausesOf(line);
  for (const clause of clauses) {
    const change = await changeOf(run, at, clause);
    if (change !== undefined) changes.push(change);
  }
  return { changes, isPart: changes.length < clauses.length };
}

/** What is open is not corrected, and of an answer that takes any words only what plainly is one is. */
function isOfAnother(run: Run, at: Progress, line: string, { changes, isPart }: Heard): boolean {
  const { reader } = questionOf(run.form, at.asking);
  const isTakenBack = clauseOf(line).isTakenBack;
  const draft = draftOf(run.outline, at);
  return (
    !isPart &&
    (reader.greedy !== true || isTakenBack || changes.every((one) => one.isContrast === true)) &&
    changes.every(
      ({ slot, isSure, reading }) =>
        slot !== at.asking &&
        slot !== run.form.opening &&
        isSure &&
        (reading !== undefined || slot in draft),
    )
  );
}

const isValue = ({ line, reading }: Change): boolean =>
  line === undefined || reading?.kind === 'value';

function askFirst(run: Run, at: Progress, change: Change, isPart: boolean): FormResult | undefined {
  const { slot, line, reading } = change;
  if (line === undefined || reading?.kind !== 'value') return undefined;
  const value = `change ${slot} to ${line}`;
  const before = draftOf(run.outline, at);
  if (isDeepStrictEqual(before[slot], reading.value)) return undefined;
  if (isNotMeant(at.declined, value)) return undefined;
  const label = replyIfAny(`${run.form.id}.${slot}.label`) ?? slot;
  const draft = { ...before, [slot]: reading.value };
  const values = { label, value: shown(run.form, slot, draft, run.turn) };
  const id = isPart ? 'review.shall-i.part' : 'review.shall-i';
  const asked = askMeant(run, at, { value, title: `${label}: ${values.value}` });
  const says = asked.says.map((one) =>
    one.intake?.asking === 'meant' ? { ...one, id, text: reply(id, values) } : one,
  );
  return { ...asked, says };
}

/** Leaves a question open that has an answer, if it may be. */
export async function clear(run: Run, at: Progress, slot: string): Promise<FormResult> {
  const { optional } = questionOf(run.form, slot);
  if (optional !== true) return next(run, at, [say('form.needed')]);
  const cleared = answer(run.outline, at, slot, null, isoNow(run));
  return next(run, cleared, [changedSay(run, cleared, slot)]);
}

async function changeAll(
  run: Run,
  before: Progress,
  changes: readonly Change[],
): Promise<FormResult> {
  const { outline, form } = run;
  let at = before;
  const lead: Say[] = [];
  for (const change of changes.filter(isValue)) {
    const { slot, reading } = change;
    const value = reading?.kind === 'value' ? reading.value : null;
    if (!outline.applies(slot, draftOf(outline, at))) {
      at = { ...at, aside: { ...at.aside, [slot]: value } };
      lead.push(say('form.not-needed'));
    } else if (value === null && questionOf(form, slot).optional !== true) {
      lead.push(say('form.needed'));
    } else {
      at = answer(outline, at, slot, value, isoNow(run));
      lead.push(changedSay(run, at, slot));
    }
  }
  const open = changes.find((one) => !isValue(one));
  if (open?.line === undefined) return next(run, at, lead);
  if (!outline.applies(open.slot, draftOf(outline, at))) {
    return next(run, at, [...lead, say('form.not-needed')]);
  }
  const taken = await take(run, at, open.slot, open.line);
  return { ...taken, says: [...lead, ...taken.says] };
}

/**
 * Takes what corrects an answer, or asks about it where that is in doubt; undefined if the line does neither. Amid a
 * form only what names another answer than the open one is heard, and all of the line has to be such.
 */
export async function ownWords(
  run: Run,
  at: Progress,
  line: string,
): Promise<FormResult | undefined> {
  const isReviewed = run.form.review === undefined;
  if (!isReviewed || line.length > LONGEST || line.trim().endsWith('?')) return undefined;
  if (at.asking === run.form.opening || at.reopened !== undefined) return undefined;
  const told = await heard(run, at, line);
  const [first, ...others] = told.changes;
  if (first === undefined) return undefined;
  const isOnce = new Set(told.changes.map(({ slot }) => slot)).size === told.changes.length;
  const areClear = told.changes.filter((one) => !isValue(one)).length <= 1;
  if (!isOnce || !areClear) return undefined;
  if (at.asking !== REVIEW && !isOfAnother(run, at, line, told)) return undefined;
  if ((await answerDigression(line, run.turn)) !== undefined) return undefined;
  // What is told beside a plain correction is one as well.
  const isSure = !told.isPart && told.changes.some((one) => one.isSure);
  if (isSure) return changeAll(run, at, told.changes);
  return others.length === 0 ? askFirst(run, at, first, told.isPart) : undefined;
}
