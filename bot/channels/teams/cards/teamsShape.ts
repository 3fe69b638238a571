import type { Say } from '../../../../dialogs/say.ts';
import { cut } from '../../../../dialogs/readers/cut.ts';
import type { Outgoing, To } from '../../../render.ts';
import { capabilitiesOf } from '../../capabilities.ts';
import { consentCard } from '../files/consentCard.ts';
import { formCard } from './formCard.ts';
import { inertText } from './inert.ts';
import { linesOf } from './linesOf.ts';
import { hasCard, questionCard } from './questionCard.ts';
import { requestCard } from './requestCard.ts';
import { reviewCard } from './reviewCard.ts';
import { type Json, template } from './template.ts';

const over = template('over');

/** What a notification shows of a card. */
const LONGEST_SUMMARY = 200;

/** Letters of a list that are shown as a card: beyond, a card might be refused, and little would be left of it. */
const LONGEST_LIST = 4_000;

/** Teams and the Playground show the lines of a plain text as one, which makes a list hard to read. */
const isList = ({ text }: Say): boolean => text.length <= LONGEST_LIST && linesOf(text).length > 1;

function cardOf(say: Say, mostBytes: number): Json | undefined {
  if (say.status !== undefined) return requestCard(say.status);
  if (say.form !== undefined) return formCard(say.form);
  if (say.card !== undefined) return reviewCard(say.card, mostBytes);
  // A card stays a card where it is replaced, without its buttons.
  if (say.replaces !== undefined) return over({ lines: linesOf(say.text) });
  return hasCard(say) || isList(say) ? questionCard(say) : undefined;
}

/**
 * What is said, as Teams shows it: text, or an Adaptive Card 1.5 by itself, since Teams gives no id to a message
 * that has both. The card's text twin goes into the log.
 */
export function teamsShape(say: Say, { channel }: To): Outgoing {
  const { id, text, key, intake, choices, status, file } = say;
  if (file !== undefined) {
    return {
      type: 'message',
      summary: cut(inertText(text), LONGEST_SUMMARY),
      attachments: [consentCard(file, text)],
      channelData: { reply: id, twin: text, ...(key === undefined ? {} : { key }) },
    };
  }
  const card = cardOf(say, capabilitiesOf(channel).mostBytes);
  const isAsking = choices !== undefined || say.card !== undefined || say.form !== undefined;
  const first = status === undefined ? text : `${status.title}. ${status.state.text}.`;
  return {
    type: 'message',
    textFormat: 'plain',
    ...(card === undefined
      ? { text: inertText(text) }
      : {
          summary: cut(inertText(first.replace(/\s+/g, ' ')), LONGEST_SUMMARY),
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
        }),
    inputHint: isAsking ? 'expectingInput' : 'acceptingInput',
    channelData: {
      reply: id,
      ...(card === undefined ? {} : { twin: text }),
      ...(key === undefined ? {} : { key }),
      ...(intake === undefined ? {} : { intake }),
    },
  };
}
