import { z } from 'zod';
import type { Activity } from 'botbuilder-core';
import type { LoggedActivity } from '../../../../services/storage/conversationStore.ts';
import { isLost } from '../staff/isLost.ts';
import { CARD_KEY } from '../staff/messages.ts';
import type { TeamsPlace } from '../teamsPlace.ts';

/** One message, as Teams gets it. */
export interface Piece {
  readonly seq: number;
  /** Of a line that goes as several messages. */
  readonly part: number | undefined;
  /** When it was said, epoch milliseconds. */
  readonly at: number;
  readonly activity: Partial<Activity>;
  /** The same in words, if it is a card. */
  readonly twin: string | undefined;
  /** Its id in our log, if it may be replaced. */
  readonly key: string | undefined;
  /** The message in Teams whose place it takes. */
  readonly replaces: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** What we note at our lines for ourselves. */
const OURS: ReadonlySet<string> = new Set(['reply', 'intake', 'key', 'masked', 'twin']);

const Own = z.object({
  twin: z.string().optional().catch(undefined),
  key: z.string().optional().catch(undefined),
});
const own = (activity: Json) => Own.safeParse(activity['channelData']).data;

/** Without what Teams gives itself and what is none of its business. */
function outgoing({ id: _id, timestamp: _timestamp, channelData, ...rest }: Json): Json {
  const theirs = Object.entries((channelData as object | undefined) ?? {}).filter(
    ([name]) => !OURS.has(name),
  );
  return theirs.length === 0 ? rest : { ...rest, channelData: Object.fromEntries(theirs) };
}

/** Teams gives no id for a message with both text and a card: those go one after the other. */
function messagesOf(activity: Json): readonly Json[] {
  const { text, attachments, ...rest } = activity;
  const hasText = typeof text === 'string' && text.trim() !== '';
  const hasCard = Array.isArray(attachments) && attachments.length > 0;
  if (activity['type'] !== 'message') return [];
  if (!hasText || !hasCard) return hasText || hasCard ? [activity] : [];
  return [
    { ...rest, text },
    { ...rest, attachments },
  ];
}

function piecesOf({ seq, at, activity }: LoggedActivity, { ids }: TeamsPlace): readonly Piece[] {
  const key = typeof activity['id'] === 'string' ? activity['id'] : undefined;
  const replaces = key === undefined ? undefined : ids[key];
  // What it replaces has never been seen there, as far as we know. It would be new, and is of the past.
  if (replaces === undefined && activity['timestamp'] !== undefined) return [];
  const messages = messagesOf(outgoing(activity));
  const last = messages.length - 1;
  const twin = own(activity)?.twin;
  return messages.map((message, part) => ({
    seq,
    part: last === 0 ? undefined : part,
    at,
    activity: message as Partial<Activity>,
    twin: 'attachments' in message ? twin : undefined,
    // Of several messages the card can be replaced.
    key: part === last ? key : undefined,
    replaces: part === last ? replaces : undefined,
  }));
}

/**
 * A thread of staff begins with its card. Where the one with it was lost, what was said after it has the card in front
 * once more: a thread of a single line tells nobody what it is about.
 */
function openerOf(
  log: readonly LoggedActivity[],
  { seq, activity }: LoggedActivity,
  place: TeamsPlace,
): Piece | undefined {
  const isCard = (said: Json): boolean => own(said)?.key === CARD_KEY;
  if (!isLost(place) || isCard(activity)) return undefined;
  const card = log.findLast((before) => before.seq < seq && isCard(before.activity));
  const piece = card && piecesOf(card, place).at(-1);
  return piece && { ...piece, seq, part: 0 };
}

/**
 * The next message to be sent; undefined: all of it was sent.
 * @param log from the line after `sent`; all of it where `isLost`
 */
export function nextPiece(log: readonly LoggedActivity[], place: TeamsPlace): Piece | undefined {
  const { sent, parts } = place;
  for (const line of log) {
    if (line.sender !== 'bot' || line.seq <= sent) continue;
    const done = parts?.seq === line.seq ? parts.count : 0;
    const pieces = piecesOf(line, place);
    // One message alone counts no parts: what is counted of its line is what opens the thread, where Teams
    // has taken or refused it. What it has not confirmed is tried again (`settled`): the line never goes alone.
    const isAlone = pieces.length === 1;
    const opener = isAlone && done === 0 ? openerOf(log, line, place) : undefined;
    const piece = opener ?? pieces[isAlone ? 0 : done];
    if (piece !== undefined) return piece;
  }
  return undefined;
}
