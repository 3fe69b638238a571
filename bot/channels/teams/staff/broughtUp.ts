/** Brings a thread of staff to where its request is: everything that happened, once, in its order. Pure. */
import { reply } from '../../../../dialogs/replies/replies.ts';
import type { SupportRequest } from '../../../../services/requests/supportRequest.ts';
import type { ConversationState } from '../../../conversationState.ts';
import { erasedThread } from './erasedThread.ts';
import { eventLine } from './eventLine.ts';
import { isLost } from './isLost.ts';
import { cardMessage, lineMessage, type Message } from './messages.ts';
import type { StaffThread } from './staffThread.ts';
import { type CardContext, shownOf, threadCard } from './threadCard.ts';

export interface BroughtUp {
  readonly state: ConversationState;
  readonly replies: readonly Message[];
}

/** A thread that begins late, or again, tells no more than this of what was before. */
const MOST_BEFORE = 10;

const toldTwice = (conversationId: string): Message =>
  lineMessage(conversationId, { id: 'teams-staff.twice', text: reply('teams-staff.twice') });

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
  // Whoever acted there is still talking there, wherever it was passed on to.
  const isTold = context.isCurrent || acted.length > 0;
  const lines = events.slice(thread.said).flatMap((event, place) => {
    if (!isTold && event.kind !== 'passedOn') return [];
    const line = eventLine(request, event);
    if (line === undefined) return [];
    return [{ line, key: line.isWorded ? `event-${thread.said + place}` : undefined }];
  });
  const shown = shownOf(request, { ...context, acted });
  const hasCard = shown === thread.shown && !(lines.length > 0 && isLost(before.teams));
  const cards = hasCard
    ? []
    : [
        cardMessage(
          conversationId,
          threadCard(request, { kind: 'anybody' }, { ...context, acted }),
        ),
      ];
  if (cards.length === 0 && thread.said === events.length) return { state: before, replies: [] };
  const isTwice = before.teams?.isUnseen === true && thread.isToldTwice !== true;
  const twice = isTwice && cards.length + lines.length > 0 ? [toldTwice(conversationId)] : [];
  const keys = lines.flatMap(({ key }) => key ?? []);
  return {
    state: {
      ...before,
      staff: {
        ...thread,
        said: events.length,
        shown,
        worded: [...thread.worded, ...keys],
        ...(twice.length === 0 ? {} : { isToldTwice: true }),
      },
    },
    // The card first: a thread begins with it.
    replies: [
      ...cards,
      ...twice,
      ...lines.map(({ line, key }) => lineMessage(conversationId, line, key)),
    ],
  };
}
