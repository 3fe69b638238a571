import { chosen } from './confirm.ts';
import type { Reading } from './form.ts';
import type { Progress } from './progress.ts';
import { contextFor, type Run } from './run.ts';
import { saysNoMore } from './saysNoMore.ts';

/** Whether a text is a choice, or an answer and nothing else. A reading that tells what is wrong has nothing to lose. */
export async function tellsAll(
  run: Run,
  at: Progress,
  slot: string,
  { text, whole }: { readonly text: string; readonly whole: Reading<unknown> },
): Promise<boolean> {
  if (whole.kind === 'none') return true;
  const { choices } = contextFor(run, at, slot);
  return chosen(text, choices) !== undefined || saysNoMore(run, at, slot, { text, whole });
}
