/** Keys of what staff do in Teams: the same press, or the same message delivered again, does nothing twice. */
import { createHash } from 'node:crypto';

const TYPED = 'teams-line-';
const PRESSED = 'teams-card-';

const hashOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 40);

/** @param activityId of the message, which is the same however often it is delivered */
export const typedKey = (conversationId: string, activityId: string): string =>
  TYPED + hashOf([conversationId, activityId]);

/**
 * Deliveries of a press have ids that differ. What is the same is the card, who pressed and what they wrote:
 * two people who write from one card have each written something.
 */
export const pressedKey = (cardKey: string, userId: string, text: string): string =>
  PRESSED + hashOf([cardKey, userId, text]);

/** Does the event come of a message that stands in a thread? */
export const isTypedHere = (eventId: string): boolean => eventId.includes(`-${TYPED}`);
