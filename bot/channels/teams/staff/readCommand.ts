/** What staff ask for in a thread, typed or pressed. Pure: nothing here knows who may. */
import { z } from 'zod';
import type { DeskAction } from '../../../../services/desk/deskWork.ts';
import { CARD_INPUTS } from '../../../../services/handoff/cardButtons.ts';

/** An action of the desk, without its key. */
export type Wanted = DeskAction extends infer A
  ? A extends DeskAction
    ? Omit<A, 'key'>
    : never
  : never;

export type Command =
  | { readonly kind: 'act'; readonly wanted: Wanted }
  /** Whoever has it is asked for when it is known. */
  | { readonly kind: 'takeOver' }
  | { readonly kind: 'help' }
  /** The word stands alone, and says nothing without a text. */
  | { readonly kind: 'noText'; readonly word: string }
  | { readonly kind: 'tooLong' };

/** What the desk takes. */
export const LONGEST = 8000;

const WORDS: Readonly<Record<string, Command>> = {
  ack: { kind: 'act', wanted: { kind: 'acknowledge' } },
  acknowledge: { kind: 'act', wanted: { kind: 'acknowledge' } },
  take: { kind: 'act', wanted: { kind: 'take' } },
  'take it': { kind: 'act', wanted: { kind: 'take' } },
  'take over': { kind: 'takeOver' },
  release: { kind: 'act', wanted: { kind: 'release' } },
  leave: { kind: 'act', wanted: { kind: 'leaveChat' } },
  help: { kind: 'help' },
  '?': { kind: 'help' },
  '': { kind: 'help' },
  note: { kind: 'noText', word: 'note' },
  next: { kind: 'noText', word: 'next' },
  resolve: { kind: 'noText', word: 'resolve' },
  resolved: { kind: 'noText', word: 'resolve' },
};

/** Words that stand before a text. */
const BEFORE = {
  note: 'note',
  next: 'nextSteps',
  'next steps': 'nextSteps',
  resolve: 'resolve',
  resolved: 'resolve',
  answer: 'answer',
} as const;
const LABELLED = /^(note|next steps|next|resolved|resolve|answer)[ \t]*:/i;

/** A word counts as the whole message only: a sentence that begins with it is for the customer. */
export function readTyped(line: string): Command {
  const said = line.trim();
  const word = said
    .toLowerCase()
    .replace(/[.!:]+$/, '')
    .trim();
  const alone = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (alone !== undefined) return alone;
  const label = LABELLED.exec(said);
  const name = label?.[1]?.toLowerCase();
  const kind =
    name !== undefined && name in BEFORE ? BEFORE[name as keyof typeof BEFORE] : 'answer';
  const text = said.slice(label?.[0].length ?? 0).trim();
  if (text === '') return { kind: 'noText', word: name ?? 'answer' };
  return text.length > LONGEST ? { kind: 'tooLong' } : { kind: 'act', wanted: { kind, text } };
}

const Data = z.looseObject({
  desk: z.object({
    reference: z.string().max(40),
    action: z.object({
      kind: z.enum(['acknowledge', 'take', 'release', 'answer', 'resolve']),
      key: z.string().max(200),
      from: z.string().max(80).optional(),
    }),
  }),
});
/** Within a press that waits for its answer, or in a message of its own. */
const Pressed = z.union([
  z.object({ action: z.object({ data: Data }) }).transform(({ action }) => action.data),
  Data,
]);

export interface Press {
  readonly reference: string;
  /** Of the card and its button. */
  readonly key: string;
  /** What was written beside the button. */
  readonly text: string;
  readonly command: Command;
}

/** Undefined: no button of a handoff's card. */
export function readPress(value: unknown): Press | undefined {
  const pressed = Pressed.safeParse(value);
  if (!pressed.success) return undefined;
  const { desk, ...inputs } = pressed.data;
  const { kind, key, from } = desk.action;
  const input = kind === 'answer' || kind === 'resolve' ? inputs[CARD_INPUTS[kind]] : undefined;
  const text = typeof input === 'string' ? input.trim() : '';
  return { reference: desk.reference, key, text, command: commandOf(kind, from, text) };
}

type Button = z.infer<typeof Data>['desk']['action']['kind'];

function commandOf(kind: Button, from: string | undefined, text: string): Command {
  switch (kind) {
    case 'acknowledge':
    case 'release':
      return { kind: 'act', wanted: { kind } };
    case 'take':
      return { kind: 'act', wanted: { kind, ...(from === undefined ? {} : { from }) } };
    case 'answer':
    case 'resolve':
      if (text === '') return { kind: 'noText', word: kind };
      return text.length > LONGEST ? { kind: 'tooLong' } : { kind: 'act', wanted: { kind, text } };
  }
}
