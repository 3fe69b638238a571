/** Keeps the card of a sent request current, where a channel shows one. */
import type { SupportRequest } from '../services/requests/supportRequest.ts';
import { requestCard, requestCardText } from './cards/requestCard.ts';
import type { DialogState } from './dialogState.ts';
import { reviewKey } from './forms/ask.ts';
import type { Say } from './say.ts';
import type { DialogTurn } from './turn.ts';

/** How a request stands now. */
export function requestNews(request: SupportRequest, reader: Pick<DialogTurn, 'zone'>): Say {
  const status = requestCard(request, reader);
  return { id: 'request.status', text: requestCardText(status), status, isStatusOnly: true };
}

/** The same of a request of this conversation, after something was done with it. */
export async function newsOf(reference: string, turn: DialogTurn): Promise<readonly Say[]> {
  const request = (await turn.services.myRequests(turn)).find((one) => one.reference === reference);
  return request === undefined ? [] : [requestNews(request, turn)];
}

/**
 * Puts news where the review was. A request that was sent without a review, or so long ago that its card is
 * forgotten, has no card, and no news but what is said.
 */
export function newsInPlace(
  says: readonly Say[],
  { settled }: Pick<DialogState, 'settled'>,
): readonly Say[] {
  return says.flatMap((say) => {
    if (say.isStatusOnly !== true) return [say];
    const card = settled.find(({ reference }) => reference === say.status?.reference)?.cards.at(-1);
    return card === undefined ? [] : [{ ...say, replaces: reviewKey(card) }];
  });
}
