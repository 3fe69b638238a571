/** Gives what the dialogs say the shape of Bot Framework activities. */
import type { Activity } from 'botbuilder-core';
import { adaptiveCard } from '../dialogs/cards/adaptiveCard.ts';
import type { Say } from '../dialogs/say.ts';

type Outgoing = Partial<Activity>;

/** The id of a message that may be replaced later: the same key in a conversation, the same message. */
export const keyedId = (conversationId: string, key: string): string => `${conversationId}|${key}`;

export interface Rendered {
  readonly activity: Outgoing;
  /** It takes the place of an earlier message. */
  readonly isUpdate: boolean;
}

/**
 * @param sentAt when the message was sent whose place this one takes, ISO: it keeps that time, so that
 *   the transcript keeps its order.
 */
export function render(say: Say, conversationId: string, sentAt?: string): Rendered {
  const { id, text, choices, card, intake, key, replaces } = say;
  const named = key ?? replaces;
  const activity: Outgoing = {
    type: 'message',
    // Plain: what customers typed is quoted in it, and must not become a link or a heading.
    textFormat: 'plain',
    ...(card === undefined
      ? { text }
      : {
          summary: text,
          attachments: [
            {
              contentType: 'application/vnd.microsoft.card.adaptive',
              content: adaptiveCard(card),
            },
          ],
        }),
    inputHint: choices === undefined && card === undefined ? 'acceptingInput' : 'expectingInput',
    ...(choices === undefined || card !== undefined
      ? {}
      : {
          suggestedActions: {
            to: [],
            actions: choices.map(({ title }) => ({ type: 'imBack', title, value: title })),
          },
        }),
    channelData: {
      reply: id,
      ...(key === undefined ? {} : { key }),
      ...(intake === undefined ? {} : { intake }),
    },
    ...(named === undefined ? {} : { id: keyedId(conversationId, named) }),
    // JSON, as the log keeps it.
    ...(sentAt === undefined ? {} : { timestamp: sentAt as unknown as Date }),
  };
  return { activity, isUpdate: replaces !== undefined };
}
