/** What is said in a thread of staff, as activities of the log. */
import type { ReplyId } from '../../../../dialogs/replies/replies.ts';
import type { TurnCommit } from '../../../../services/storage/conversationStore.ts';
import { cut } from '../../../../dialogs/readers/cut.ts';
import { keyedId } from '../../../render.ts';
import { linesCard } from './linesCard.ts';
import type { Json, ThreadCard } from './threadCard.ts';

export type Message = TurnCommit['replies'][number];

/** What a notification shows of a card. */
const LONGEST_SUMMARY = 200;

const attached = (content: Json) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content,
});

/** The card has one place in its thread: whatever is said later of it replaces it there. */
export const CARD_KEY = 'handoff';

export const cardMessage = (
  conversationId: string,
  { card, summary, twin }: ThreadCard,
): Message => ({
  type: 'message',
  id: keyedId(conversationId, CARD_KEY),
  summary,
  attachments: [attached(card)],
  channelData: { reply: 'teams-staff.card', key: CARD_KEY, twin },
});

/** @param key for what may have to be replaced */
export const lineMessage = (
  conversationId: string,
  { id, text }: { readonly id: ReplyId; readonly text: string },
  key?: string,
): Message => {
  const card = linesCard(text);
  return {
    type: 'message',
    // Plain: what customers typed stands in it, and must not become a link, a heading or a mention.
    textFormat: 'plain',
    ...(card === undefined
      ? { text }
      : {
          summary: cut(text.replace(/\s+/g, ' '), LONGEST_SUMMARY),
          attachments: [attached(card)],
        }),
    ...(key === undefined ? {} : { id: keyedId(conversationId, key) }),
    channelData: {
      reply: id,
      ...(card === undefined ? {} : { twin: text }),
      ...(key === undefined ? {} : { key }),
    },
  };
};

/** In the place of a card of which nothing may be shown any more. */
export const textCard = (text: string): Json => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
  fallbackText: text,
  body: [{ type: 'TextBlock', text, wrap: true }],
});
