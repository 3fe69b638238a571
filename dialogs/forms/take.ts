/** Takes a line as the answer to a question. */
import type { Choice } from '../say.ts';
import { yesOrNo } from '../understanding/words.ts';
import type { Reading } from './form.ts';
import { chosen } from './confirm.ts';
import { findAll, noted } from './hearing.ts';
import { questionOf } from './outline.ts';
import { answer, miss, type Progress, reopen } from './progress.ts';
import { contextFor, type FormResult, isoNow, next, type Run, say } from './run.ts';

/** What was offered in quotes, as it was written, is meant by the same words without them, and by a yes. */
function chosenOf(line: string, offered: readonly Choice[]): Choice | undefined {
  const [first] = offered;
  const isAsked = first?.value.startsWith('“') === true && yesOrNo(line) === 'yes';
  return isAsked ? first : (chosen(line, offered) ?? chosen(`“${line.trim()}”`, offered));
}

/** Gives a slot the value that a line means, or asks again. A bad correction keeps the old value. */
export async function take(
  run: Run,
  at: Progress,
  slot: string,
  line: string,
): Promise<FormResult> {
  const { form, outline } = run;
  const { reader } = questionOf(form, slot);
  const context = contextFor(run, at, slot);
  const offered = slot === at.asking ? chosenOf(line, at.offered ?? []) : undefined;
  const reading: Reading<unknown> = await reader.read(offered?.value ?? line, context);
  const { offered: _, ...rest } = at;
  switch (reading.kind) {
    case 'value': {
      const answered = answer(outline, rest, slot, reading.value, isoNow(run));
      // A summary that is asked for may tell as much as a first message does.
      const full = slot === form.opening ? await findAll(run, answered, line) : answered;
      return next(run, full, noted(run, rest, full, slot));
    }
    case 'ambiguous': {
      const asking = at.asking === slot ? rest : reopen(outline, rest, slot);
      const lead = reading.says ?? [say('form.which')];
      return next(run, { ...asking, offered: [...reading.choices] }, lead, true);
    }
    case 'none': {
      const { problem, says = [], offer } = reading;
      const lead = problem === undefined ? says : [say(problem), ...says];
      const asking = at.asking === slot ? rest : reopen(outline, rest, slot);
      const asked = await next(run, miss(asking), lead, lead.length > 0);
      return asked.kind === 'open' ? { ...asked, offer } : asked;
    }
  }
}

/** Leaves the open question open. */
export async function leaveOpen(run: Run, at: Progress): Promise<FormResult> {
  const { offered: _, ...rest } = at;
  return next(run, answer(run.outline, rest, at.asking, null, isoNow(run)));
}
