/** What the dialogs keep of a conversation between turns. */
import { z } from 'zod';
import { Progress } from './forms/progress.ts';

const Settled = z.object({
  reference: z.string().optional(),
  /** Ids of the review cards that belonged to it, so that an old button is recognised. */
  cards: z.array(z.string()),
});

/** What an older version wrote differently is left out; what can be read of the rest goes on. */
export const DialogState = z.object({
  form: z.object({ id: z.string(), progress: Progress }).optional().catch(undefined),
  /** Forms that were sent or dropped, newest last. */
  settled: z.array(Settled).default([]).catch([]),
  /** Said after a case was sent: the first line of another case, if the customer says that it is one. */
  pending: z.string().optional(),
  /** When the customer last said something. */
  lastAt: z.string().optional().catch(undefined),
});
export type DialogState = z.infer<typeof DialogState>;

/** State that an older version or a bug wrote must not end a conversation: what can't be read is left. */
export function readDialogState(stored: unknown): DialogState {
  const read = DialogState.safeParse(stored ?? {});
  return read.success ? read.data : { settled: [] };
}
