/** What was sent from this conversation, fetched once a turn. */
import type { SupportRequest } from '../services/requests/supportRequest.ts';
import { onceFor } from './onceFor.ts';
import type { DialogTurn } from './turn.ts';

const fetched = new WeakMap<DialogTurn, readonly SupportRequest[]>();

const fetching = onceFor(async (turn: DialogTurn) => {
  const requests = await turn.services.myRequests(turn);
  fetched.set(turn, requests);
  return requests;
});

/** Waits for them. A form's `prepare`. */
export async function fetchRequests(_known: object, turn: DialogTurn): Promise<void> {
  await fetching(turn);
}

/** Newest first; none before they were fetched. */
export const myRequests = (turn: DialogTurn): readonly SupportRequest[] => fetched.get(turn) ?? [];
