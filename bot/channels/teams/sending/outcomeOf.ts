import type { Log } from '../../../../services/log.ts';
import type { TeamsPlace } from '../teamsPlace.ts';
import type { Carried } from './carry.ts';
import type { Piece } from './pieces.ts';
import type { Retries } from './retries.ts';
import type { Outcome } from './steps.ts';

const NO_CHANNEL_MS = 10 * 60_000;
/** A message that can't be replaced so often never will be. */
const MOST_UPDATES = 8;

interface Context {
  readonly conversationId: string;
  readonly place: TeamsPlace;
  readonly piece: Pick<Piece, 'seq' | 'replaces'>;
  readonly retries: Retries;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly log: Log;
}

/** What an answer of Teams' means for the message that was sent, and what an operator has to know of it. */
export function outcomeOf(carried: Carried, context: Context): Outcome {
  const { conversationId, place, piece, retries, now, log } = context;
  const facts = { conversationId, seq: piece.seq };
  switch (carried.kind) {
    case 'posted':
      return { kind: 'sent', id: carried.id };
    case 'began':
      return { kind: 'sent', id: carried.id, conversationId: carried.conversationId };
    case 'later':
      if (piece.replaces !== undefined && retries.count(conversationId) >= MOST_UPDATES) {
        log.error(facts, 'a message in Teams could not be replaced');
        return { kind: 'unconfirmed' };
      }
      return { kind: 'later', notBefore: now + retries.delay(conversationId, carried.afterMs) };
    case 'unconfirmed':
      log.warn({ ...facts, problem: carried.problem }, 'a message to Teams may not have arrived');
      return { kind: 'unconfirmed' };
    case 'refused': {
      const { status, code } = carried;
      const isOfMessage =
        (piece.replaces !== undefined && status === 404) || ![0, 403, 404].includes(status);
      if (isOfMessage) {
        log.error({ ...facts, status, code }, 'Teams does not take a message');
        return { kind: 'refused' };
      }
      if (place.conversationId === undefined) {
        // Somebody has to add the bot to the team; who works there is told by mail and desk meanwhile.
        log.error({ ...facts, status, code }, 'a channel of staff can’t be written to');
        return { kind: 'later', notBefore: now + NO_CHANNEL_MS };
      }
      log.warn({ ...facts, status, code }, 'nobody is there in Teams any more');
      return { kind: 'gone', at: now };
    }
  }
}
