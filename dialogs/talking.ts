/** While a person answers in the chat: what a line of the customer is then. */
import type { RequestEvent } from '../services/requests/requestEvent.ts';
import type { SupportRequest } from '../services/requests/supportRequest.ts';
import type { DialogResult } from './dialogResult.ts';
import { type DialogState, readDialogState } from './dialogState.ts';
import { chosen } from './forms/confirm.ts';
import { putAway } from './formFlow.ts';
import { warningsSaid } from './lineExtras.ts';
import { nameIn } from './nameIn.ts';
import { reply } from './replies/replies.ts';
import type { Say } from './say.ts';
import type { DialogTurn, Line } from './turn.ts';

const SPOKEN_TO = /^@?(?:bot|assistant)(?:$|[\s,:;.!?-]+)/i;

/**
 * The state after an event was told: a person's answer silences the bot, and what was open is put away
 * for afterwards; when they leave, or say that it is solved, it speaks again. Says only that it was put away.
 */
export function withTalking(
  stored: unknown,
  { reference }: Pick<SupportRequest, 'reference'>,
  event: RequestEvent,
): DialogResult {
  const state = readDialogState(stored);
  const { talking, ...rest } = state;
  const isTalking = talking?.reference === reference;
  const name = nameIn(event);
  switch (event.kind) {
    case 'answer': {
      if (isTalking) return { state: { ...state, talking: { ...talking, name } }, says: [] };
      const { state: aside, says } = putAway(rest);
      return { state: { ...aside, talking: { reference, name, isTold: true } }, says };
    }
    case 'leftChat':
    case 'released':
      return { state: isTalking ? rest : state, says: [] };
    case 'resolved': {
      const { state: aside, says } = putAway(isTalking ? rest : state);
      return { state: { ...aside, solving: { reference } }, says };
    }
    case 'delivered':
    case 'refused':
    case 'acknowledged':
    case 'taken':
    case 'note':
    case 'customerWrote':
    case 'nextSteps':
    case 'confirmed':
    case 'disputed':
    case 'surveyed':
    case 'withdrawn':
    case 'joined':
    case 'passedOn':
    case 'caseClosed':
    case 'overdue':
      return { state, says: [] };
  }
}

/** What is said to the bot in a line: without its name, or one of the choices that it has just offered. */
function toBot({ talking }: DialogState, text: string): string | undefined {
  const said = text.trim();
  const name = SPOKEN_TO.exec(said)?.[0];
  if (name !== undefined) return said.slice(name.length).trim();
  return chosen(said, talking?.choices ?? []) === undefined ? undefined : said;
}

/** Keeps what the bot offers while a person is talking. */
export function withChoices({ talking, ...state }: DialogState, says: readonly Say[]): DialogState {
  if (talking === undefined) return state;
  const asked = says.findLast(({ intake }) => intake?.asking !== undefined)?.intake?.choices;
  return { ...state, talking: asked === undefined ? talking : { ...talking, choices: [...asked] } };
}

/**
 * Passes a line on to the person, who reads it instead of the bot. Returns what is left for the bot: the
 * line without its name, if it was spoken to.
 */
export async function hearTalking(
  state: DialogState,
  line: Line,
  turn: DialogTurn,
): Promise<{ readonly kind: 'passedOn' | 'spokenTo'; readonly result: DialogResult } | Line> {
  const { talking } = state;
  if (talking === undefined) return line;
  const said = toBot(state, line.text);
  const { name, reference } = talking;
  if (said === '') {
    const text = reply('talking.bot', { name });
    return { kind: 'spokenTo', result: { state, says: [{ id: 'talking.bot', text }] } };
  }
  if (said !== undefined) return { ...line, text: said };
  const { id, text, attachments } = line;
  if (text.trim() !== '' || attachments.length > 0) {
    await turn.services.tellStaff(reference, { id, text, attachments }, turn);
  }
  // Said in another place, it would go on to the person unseen.
  const isTold = talking.isTold === true && line.isFromElsewhere !== true;
  const first = isTold
    ? []
    : [{ id: 'talking.passedOn', text: reply('talking.passedOn', { name }) }];
  const told = { ...state, talking: { ...talking, isTold: true } };
  return { kind: 'passedOn', result: { state: told, says: [...warningsSaid(line), ...first] } };
}
