import { adaptiveCard } from '../../dialogs/cards/adaptiveCard.ts';
import { formCard } from '../../dialogs/cards/formCard.ts';
import type { Say } from '../../dialogs/say.ts';
import type { Attachment } from '../../services/requests/attachment.ts';
import { answerTo, DATE, TIME } from '../pressValue.ts';
import type { Outgoing } from '../render.ts';

/** The card of what is said, if it has one. */
function cardOf({ card, form }: Say): Readonly<Record<string, unknown>> | undefined {
  if (form !== undefined) return formCard(form, { answerTo, date: DATE, time: TIME });
  return card && adaptiveCard(card);
}

/** Whoever knows the address may open it, and only those do who read the conversation. */
const linkOf = ({ contentType, name, url }: Attachment) => ({ contentType, name, contentUrl: url });

/**
 * What is said, as Web Chat shows it: text, suggested actions, Adaptive Cards with `Action.Submit`. Undefined:
 * nothing but the status of a request, which is told in lines of their own.
 */
export function webShape(say: Say): Outgoing | undefined {
  const { id, text, choices, intake, key, isStatusOnly, file, phones } = say;
  if (isStatusOnly === true) return undefined;
  const card = cardOf(say);
  return {
    type: 'message',
    // Plain: what customers typed is quoted in it, and must not become a link or a heading.
    textFormat: 'plain',
    ...(card === undefined
      ? { text, ...(file === undefined ? {} : { attachments: [linkOf(file)] }) }
      : {
          summary: text,
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
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
      // For a page that makes links of them.
      ...(phones === undefined ? {} : { phones }),
    },
  };
}
