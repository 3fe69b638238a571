/** What the words that steer a form do. */
import { reply, replyIfAny } from '../replies/replies.ts';
import type { Say } from '../say.ts';
import type { CommandWord } from '../understanding/words.ts';
import { isPassedOver, shown } from './ask.ts';
import { questionOf } from './outline.ts';
import { back, draftOf, keep, miss, type Progress, REVIEW } from './progress.ts';
import { confirmFirst, type FormResult, next, type Run, say } from './run.ts';
import { leaveOpen, take } from './take.ts';

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
      return confirmFirst(run, at, 'person');
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
      return at.asking === REVIEW ? next(run, at) : take(run, at, at.asking, line);
    case 'skip':
      return skip(run, at);
    case 'review':
      return at.asking === REVIEW ? next(run, at) : next(run, at, [soFar(run, at)]);
  }
}

function soFar({ form, turn, outline }: Run, at: Progress): Say {
  const draft = draftOf(outline, at);
  const lines = Object.keys(draft)
    .filter((slot) => !isPassedOver(at, slot, draft))
    .map(
      (slot) =>
        `${replyIfAny(`${form.id}.${slot}.label`) ?? slot}: ${shown(form, slot, draft, turn)}`,
    );
  return {
    id: 'form.so-far-all',
    text:
      lines.length === 0
        ? reply('form.nothing-yet')
        : reply('form.so-far-all', { lines: lines.join('\n') }),
  };
}

async function skip(run: Run, at: Progress): Promise<FormResult> {
  if (at.asking === REVIEW) return next(run, at);
  if (questionOf(run.form, at.asking).optional === true) return leaveOpen(run, at);
  // Nothing is left open by not changing it.
  if (at.reopened !== undefined) return next(run, keep(run.outline, at));
  return next(run, miss(at), [say('form.needed')], true);
}
