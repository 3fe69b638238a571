/** What is said in a thread of staff, as activities of the log. */
import type { ReplyId } from '../../../../dialogs/replies/replies.ts';
import type { TurnCommit } from '../../../../services/storage/conversationStore.ts';
import { keyedId } from '../../../render.ts';
import type { Json, ThreadCard } from './threadCard.ts';

export type Message = TurnCommit['replies'][number];

/** The card has one place in its thread: whatever is said later of it replaces it there. */
export const CARD_KEY = 'handoff';

export const cardMessage = (conversationId: string, { card, summary }: ThreadCard): Message => ({
  type: 'message',
  id: keyedId(conversationId, CARD_KEY),
  summary,
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  channelData: { reply: 'teams-staff.card', key: CARD_KEY },
});

/** @param key for what may have to be replaced */
export const lineMessage = (
  conversationId: string,
  { id, text }: { readonly id: ReplyId; readonly text: string },
  key?: string,
): Message => ({
  type: 'message',
  // Plain: what customers typed stands in it, and must not become a link, a heading or a mention.
  textFormat: 'plain',
  text,
  ...(key === undefined ? {} : { id: keyedId(conversationId, key) }),
  channelData: { reply: id, ...(key === undefined ? {} : { key }) },
});

/** In the place of a card of which nothing may be shown any more. */
export const textCard = (text: string): Json => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
  fallbackText: text,
  body: [{ type: 'TextBlock', text, wrap: true }],
});
