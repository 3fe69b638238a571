import { adaptiveCard } from '../../dialogs/cards/adaptiveCard.ts';
import type { Say } from '../../dialogs/say.ts';
import type { Outgoing } from '../render.ts';

/** What is said, as Web Chat shows it: text, suggested actions, Adaptive Cards with `Action.Submit`. */
export function webShape({ id, text, choices, card, intake, key }: Say): Outgoing {
  return {
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
  };
}
