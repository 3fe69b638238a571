/** What the dialogs keep of a conversation between turns. */
import { z } from 'zod';
import { GoOn } from './forms/goOn.ts';
import { Progress } from './forms/progress.ts';

const Settled = z.object({
  reference: z.string().optional(),
  /** The form that it was. */
  form: z.string().optional(),
  /** Ids of the review cards that belonged to it, so that an old button is recognised. */
  cards: z.array(z.string()),
});

const OpenForm = z.object({ id: z.string(), progress: Progress });
export type OpenForm = z.infer<typeof OpenForm>;

/** What an older version wrote differently is left out; what can be read of the rest goes on. */
export const DialogState = z.object({
  form: OpenForm.optional().catch(undefined),
  /** Put away for something else, newest last; taken up again when that is done. */
  kept: z.array(OpenForm).optional().catch(undefined),
  /** What the speaker goes on with once they have proved who they are. */
  afterProof: GoOn.optional().catch(undefined),
  /** Another form that the customer was asked about; `line`, if it may have been an answer instead. */
  offered: GoOn.extend({ line: z.string().optional() }).optional().catch(undefined),
  /** A person who answers in this chat: the bot is silent unless it is spoken to. */
  talking: z
    .object({
      reference: z.string(),
      name: z.string(),
      /** It was said how to get the bot. */
      isTold: z.boolean().optional(),
      /** What the bot offered last: whoever picks it speaks to the bot. */
      choices: z.array(z.object({ value: z.string(), title: z.string() })).optional(),
    })
    .optional()
    .catch(undefined),
  /** The request of which it was asked whether it is solved; `text` said instead of a yes or no. */
  solving: z
    .object({ reference: z.string(), text: z.string().optional() })
    .optional()
    .catch(undefined),
  /** References whose survey was offered: it is, once. */
  surveyed: z.array(z.string()).optional().catch(undefined),
  /** Forms that were sent or dropped, newest last. */
  settled: z.array(Settled).default([]).catch([]),
  /** Said after a case was sent: the first line of another case, if the customer says that it is one. */
  pending: z.string().optional(),
  /** What a question offered that no form asked, and the line that a plain yes to it stands for. */
  asked: z
    .object({
      choices: z.array(z.object({ value: z.string(), title: z.string() })),
      yes: z.string().optional(),
    })
    .optional()
    .catch(undefined),
  /** The card of the question that is open, where a channel makes one of it. */
  live: z.string().optional().catch(undefined),
  /** What the last line told the open form: if the customer changes that line, it is told anew. */
  heard: z
    .object({ slots: z.array(z.string()), isBeginning: z.boolean() })
    .optional()
    .catch(undefined),
  /** When the customer last said something. */
  lastAt: z.string().optional().catch(undefined),
});
export type DialogState = z.infer<typeof DialogState>;

/** What this process has written itself, and so need not doubt. */
const own = new WeakSet<object>();

/** JSON as it is read back from a store, without writing it for that. */
function readBack(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => readBack(one) ?? null);
  const given = value as Readonly<Record<string, unknown>>;
  const read: Record<string, unknown> = {};
  for (const name of Object.keys(given)) {
    if (given[name] !== undefined) read[name] = readBack(given[name]);
  }
  return read;
}

/** A state as it is stored: plain JSON. The very same object is read again without a look. */
export function asStored(state: DialogState): DialogState {
  const plain = readBack(state) as DialogState;
  own.add(plain);
  return plain;
}

/** State that an older version or a bug wrote must not end a conversation: what can't be read is left. */
export function readDialogState(stored: unknown): DialogState {
  if (typeof stored === 'object' && stored !== null && own.has(stored)) {
    return stored as DialogState;
  }
  const read = DialogState.safeParse(stored ?? {});
  return read.success ? read.data : { settled: [] };
}
