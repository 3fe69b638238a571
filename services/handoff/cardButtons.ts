/** The buttons of a handoff's card. Each sends an action of the desk, as it takes them from everywhere. */
import { DeskAction } from '../desk/deskWork.ts';
import { oneLine } from '../privacy/oneLine.ts';
import { cardText } from './cardText.ts';

type Json = Readonly<Record<string, unknown>>;

/** What a card lets its reader do, in this order. */
export type CardButton =
  | { readonly kind: 'acknowledge' | 'release' }
  /** `from`: who has it, if it is taken over; not named where they may read it themselves. */
  | { readonly kind: 'take'; readonly from?: string; readonly isForAll?: boolean }
  /** With words, which the card has room for. */
  | { readonly kind: 'answer' | 'resolve' };

/** Ids of the inputs, by what their words are for; Teams sends them beside what the button holds. */
export const CARD_INPUTS = { answer: 'deskAnswer', resolve: 'deskResolve' } as const;

const LONGEST = 4000;

interface Pressed {
  readonly reference: string;
  /** The same one twice does nothing twice. */
  readonly key: string;
}

const WORDS = {
  answer: { title: 'Ask the customer', ask: 'The customer gets this as you write it.' },
  resolve: { title: 'Resolve', ask: 'What was done? The customer gets this as the summary.' },
} as const;

export function cardButton(button: CardButton, { reference, key }: Pressed): Json {
  switch (button.kind) {
    case 'acknowledge':
    case 'release': {
      const { kind } = button;
      const action = DeskAction.parse({ kind, key });
      const title = kind === 'acknowledge' ? 'Acknowledge' : 'Give it back';
      return execute(title, kind, { desk: { reference, action } });
    }
    case 'take': {
      const { kind, from, isForAll = false } = button;
      const action = DeskAction.parse({ kind, key, ...(from === undefined ? {} : { from }) });
      return execute(takeTitle(from, isForAll), kind, { desk: { reference, action } });
    }
    case 'answer':
    case 'resolve':
      return withWords(button.kind, { reference, key });
  }
}

function takeTitle(from: string | undefined, isForAll: boolean): string {
  if (from === undefined) return 'Take';
  return isForAll ? 'Take over' : `Take over from ${cardText(oneLine(from, 40))}`;
}

function withWords(kind: 'answer' | 'resolve', { reference, key }: Pressed): Json {
  const { title, ask } = WORDS[kind];
  return {
    type: 'Action.ShowCard',
    title,
    card: {
      type: 'AdaptiveCard',
      body: [
        {
          type: 'Input.Text',
          id: CARD_INPUTS[kind],
          label: ask,
          isMultiline: true,
          isRequired: true,
          errorMessage: 'Some words are needed.',
          maxLength: LONGEST,
        },
      ],
      actions: [execute('Send', kind, { desk: { reference, action: { kind, key } } })],
    },
  };
}

/** For clients that know Action.Execute and, as its fallback, for those that don't. */
function execute(title: string, kind: DeskAction['kind'], data: Json): Json {
  return {
    type: 'Action.Execute',
    title,
    verb: `desk.${kind}`,
    data,
    fallback: { type: 'Action.Submit', title, data },
  };
}
