import type { Activity } from 'botbuilder-core';
import { reply } from '../../../../dialogs/replies/replies.ts';

/** Of what Teams takes there is room for the rest of the message. */
const MOST = 6_000;

/**
 * What is said in place of a message that Teams does not take: its text, as much of it as fits.
 *
 * @param twin of a card: all of it in words, where its summary is a line for a notification
 */
export function shorter(
  { text, summary, attachments }: Partial<Activity>,
  twin: string | undefined,
): Partial<Activity> | undefined {
  const isCard = attachments !== undefined && attachments.length > 0;
  const all = (isCard ? (twin ?? summary) : text)?.trim() ?? '';
  // The same again would be refused again.
  if (all === '' || (!isCard && all.length <= MOST)) return undefined;
  return {
    type: 'message',
    textFormat: 'plain',
    text:
      all.length <= MOST
        ? all
        : reply('teams.too-long', { text: all.slice(0, MOST).toWellFormed().trimEnd() }),
  };
}
