/** What the words that steer a form do. */
import { reply, replyFor, replyIfAny } from '../replies/replies.ts';
import type { Say } from '../say.ts';
import { commandWord, type CommandWord } from '../understanding/words.ts';
import { atReview } from './ending.ts';
import { questionOf } from './outline.ts';
import { ownWords } from './ownWords.ts';
import { back, keep, miss, type Progress, REVIEW } from './progress.ts';
import { confirmFirst, contextFor, type FormResult, next, type Run, say } from './run.ts';
import { soFarLines } from './soFar.ts';
import { leaveOpen, take } from './take.ts';
import { offerPerson, toPerson } from './toPerson.ts';
import { showWhole } from './wholeForm.ts';

export async function onWord(
  run: Run,
  at: Progress,
  word: CommandWord,
  line: string,
): Promise<FormResult> {
  const { form, outline } = run;
  switch (word) {
    case 'cancel':
      return confirmFirst(run, at, 'cancel');
    case 'restart':
      return confirmFirst(run, at, 'resume');
    case 'person':
      if (form.review === 'none') return toPerson(run, at);
      return offerPerson(run, at);
    case 'back': {
      const before = back(outline, at);
      return next(run, before, before === at ? [say('form.first')] : []);
    }
    case 'help':
      return next(run, at, [say('form.help')]);
    case 'why': {
      const why = replyIfAny(`${form.id}.${at.asking}.why`) ?? reply('form.why');
      return next(run, at, [{ id: 'form.why', text: why }]);
    }
    case 'repeat':
      return next(run, { ...at, misses: 0 });
    case 'keep':
      if (at.reopened !== undefined) return next(run, keep(outline, at));
      if (at.asking !== REVIEW) return take(run, at, at.asking, line);
      // “Leave it as it is” is the button of some reviews.
      return commandWord(replyFor(form.id, 'review.cancel')) === word
        ? confirmFirst(run, at, 'cancel')
        : atReview(run, at);
    case 'whole':
      return showWhole(run, at);
    case 'skip':
      return skip(run, at, line);
    case 'review':
      return at.asking === REVIEW ? next(run, at) : next(run, at, [soFar(run, at)]);
  }
}

function soFar(run: Run, at: Progress): Say {
  const lines = soFarLines(run, at);
  return {
    id: 'form.so-far-all',
    text:
      lines.length === 0
        ? reply('form.nothing-yet')
        : reply('form.so-far-all', { lines: lines.join('\n') }),
  };
}

async function skip(run: Run, at: Progress, line: string): Promise<FormResult> {
  // "No deadline" says which question it is about.
  const own = await ownWords(run, at, line);
  if (own !== undefined) return own;
  if (at.asking === REVIEW) return atReview(run, at);
  const { optional, reader } = questionOf(run.form, at.asking);
  if (optional === true) return leaveOpen(run, at);
  // "I don't know" may be an answer; a reader that takes nearly any line can't tell.
  if (reader.greedy !== true) {
    const reading = await reader.read(line, contextFor(run, at, at.asking));
    if (reading.kind === 'value') return take(run, at, at.asking, line);
  }
  // Nothing is left open by not changing it.
  if (at.reopened !== undefined) return next(run, keep(run.outline, at));
  return next(run, miss(at), [say('form.needed')], true);
}
