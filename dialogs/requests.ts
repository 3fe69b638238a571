/** What was sent from this conversation, fetched once a turn. */
import type { SupportRequest } from '../services/requests/supportRequest.ts';
import { fetchedOnce } from './fetchedOnce.ts';
import type { DialogTurn } from './turn.ts';

const sent = fetchedOnce((turn) => turn.services.myRequests(turn));

/** Waits for them. A form's `prepare`. */
export async function fetchRequests(_known: object, turn: DialogTurn): Promise<void> {
  await sent.fetch(turn);
}

/** Newest first; none before they were fetched. */
export const myRequests = (turn: DialogTurn): readonly SupportRequest[] => sent.of(turn) ?? [];
