/** Brings a thread of staff to where its request is: everything that happened, once, in its order. Pure. */
import type { SupportRequest } from '../../../../services/requests/supportRequest.ts';
import type { ConversationState } from '../../../conversationState.ts';
import { erasedThread } from './erasedThread.ts';
import { eventLine } from './eventLine.ts';
import { cardMessage, lineMessage, type Message } from './messages.ts';
import type { StaffThread } from './staffThread.ts';
import { type CardContext, shownOf, threadCard } from './threadCard.ts';

export interface BroughtUp {
  readonly state: ConversationState;
  readonly replies: readonly Message[];
}

/** A thread that begins late, or again, tells no more than this of what was before. */
const MOST_BEFORE = 10;

/** How far a new thread is: what led to it is said, and what came since. */
function begun({ reference, events }: SupportRequest): StaffThread {
  const led = events.findLastIndex(({ kind }) => kind === 'passedOn');
  const said = Math.max(led, events.length - MOST_BEFORE, 0);
  return { reference, said, shown: '', acted: [], reminded: [], worded: [] };
}

/**
 * What is said follows from how far the thread is and not from why this is called, so that entries may
 * come late, twice or in any order. An older request than was shown changes nothing.
 */
export function broughtUp(
  conversationId: string,
  before: ConversationState,
  request: SupportRequest,
  context: Omit<CardContext, 'acted'>,
): BroughtUp {
  const thread = before.staff ?? begun(request);
  const { events } = request;
  if (thread.said > events.length) return { state: before, replies: [] };
  if (request.erasedAt !== undefined) {
    return erasedThread(conversationId, { ...before, staff: thread }, request);
  }

  const { acted } = thread;
  const shown = shownOf(request, { ...context, acted });
  const cards =
    shown === thread.shown
      ? []
      : [
          cardMessage(
            conversationId,
            threadCard(request, { kind: 'anybody' }, { ...context, acted }),
          ),
        ];
  // Whoever acted there is still talking there, wherever it was passed on to.
  const isTold = context.isCurrent || acted.length > 0;
  const lines = events.slice(thread.said).flatMap((event, place) => {
    if (!isTold && event.kind !== 'passedOn') return [];
    const line = eventLine(request, event);
    if (line === undefined) return [];
    return [{ line, key: line.isWorded ? `event-${thread.said + place}` : undefined }];
  });
  if (cards.length === 0 && thread.said === events.length) return { state: before, replies: [] };
  const keys = lines.flatMap(({ key }) => key ?? []);
  return {
    state: {
      ...before,
      staff: { ...thread, said: events.length, shown, worded: [...thread.worded, ...keys] },
    },
    // The card first: a thread begins with it.
    replies: [...cards, ...lines.map(({ line, key }) => lineMessage(conversationId, line, key))],
  };
}
