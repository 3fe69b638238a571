import type { Clock } from '../../../../services/clock.ts';
import type { Log } from '../../../../services/log.ts';
import type { StaffChannel } from '../../../../services/outbox/staffChannel.ts';
import type { Policies } from '../../../../services/policy/policies.ts';
import type { RequestStore } from '../../../../services/requests/requestStore.ts';
import type { SupportRequest } from '../../../../services/requests/supportRequest.ts';
import type { ChannelStore } from '../../../../services/storage/channelStore.ts';
import type { ConversationArchive } from '../../../../services/storage/conversationArchive.ts';
import type { ConversationStore } from '../../../../services/storage/conversationStore.ts';
import { ConversationState } from '../../../conversationState.ts';
import type { Turns } from '../../../turns.ts';
import { channelKey, found, TeamAddress } from '../addressBook.ts';
import { broughtUp } from './broughtUp.ts';
import { isErased, withoutWords } from './erasedThread.ts';
import { isLost } from './isLost.ts';
import { cardMessage, lineMessage, type Message } from './messages.ts';
import { threadCard } from './threadCard.ts';
import { reminder } from './reminder.ts';
import { type Thread, threadsOf } from './threadsOf.ts';

interface Dependencies {
  readonly turns: Pick<Turns, 'speak'>;
  readonly store: Pick<ConversationStore, 'create' | 'load'>;
  readonly requests: Pick<RequestStore, 'get'>;
  /** Takes the words out of a log whose request was erased. */
  readonly archive: Pick<ConversationArchive, 'rewrite'>;
  readonly channels: Pick<ChannelStore, 'find'>;
  /** Teams channel of a queue, if it has one. */
  readonly channelOf: (queue: string) => string | undefined;
  readonly tenantId: string;
  /** Of channels that nobody has written in yet. */
  readonly serviceUrl: string;
  readonly policies: Policies;
  /** Of the desk page; asked when a card is made, for the port is known late. */
  readonly deskUrl: () => string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Shows staff their requests in Teams: a thread in the channel of their role, begun by the handoff's card. */
export function teamsStaff(deps: Dependencies): StaffChannel {
  const { turns, store, requests, archive, channels, channelOf, tenantId } = deps;
  const { policies, deskUrl, clock, log } = deps;

  async function begin({ id, channelId }: Thread): Promise<void> {
    const known = await found(channels, channelKey(channelId), TeamAddress);
    const { serviceUrl } = known ?? deps;
    const state: ConversationState = {
      channel: 'teamsStaff',
      userId: 'staff',
      speaker: { kind: 'stranger' },
      createdAt: clock().toJSDate().toISOString(),
      teams: { serviceUrl, tenantId, channelId, sent: 0, ids: {} },
    };
    await store.create(id, state);
  }

  /** Before it is said: what was not sent yet must not be sent any more. */
  async function erase({ reference }: SupportRequest, { id }: Thread): Promise<void> {
    const record = await store.load(id);
    const state = record && ConversationState.parse(record.state);
    if (state === undefined || isErased(state)) return;
    if (state.teams?.isUnseen === true) {
      // Teams gives no list in which it could be found: only people who see the channel can.
      log.warn(
        { conversationId: id, reference },
        'an erased request may be in its channel twice, as Teams did not confirm the first thread: delete that there',
      );
    }
    await archive.rewrite(id, withoutWords);
  }

  const contextOf = (isCurrent: boolean) => ({
    policies,
    now: clock(),
    deskUrl: deskUrl(),
    isCurrent,
  });

  const cardOf = (
    request: SupportRequest,
    { id, isCurrent }: Thread,
    acted: readonly string[],
  ): Message => {
    const context = { ...contextOf(isCurrent), acted };
    return cardMessage(id, threadCard(request, { kind: 'anybody' }, context));
  };

  async function bringUp(request: SupportRequest, thread: Thread): Promise<void> {
    if (request.erasedAt === undefined) await begin(thread);
    else await erase(request, thread);
    const { id, isCurrent } = thread;
    await turns.speak(id, (state) => broughtUp(id, state, request, contextOf(isCurrent)));
  }

  async function show(request: SupportRequest): Promise<void> {
    for (const thread of threadsOf(request, channelOf)) await bringUp(request, thread);
  }

  async function remind(request: SupportRequest, id: string): Promise<void> {
    const said = reminder(request, { policies, now: clock() });
    const current = threadsOf(request, channelOf).find(({ isCurrent }) => isCurrent);
    if (said === undefined || current === undefined) return;
    // A thread begins with its card.
    await bringUp(request, current);
    // What came due at the same time may have passed it on: it is told of where it is by now.
    const later = await requests.get(request.reference);
    if (later !== undefined && later.events.length > request.events.length) {
      return remind(later, id);
    }
    await turns.speak(current.id, (state) => {
      const { staff } = state;
      if (staff === undefined || staff.reminded.includes(id)) return { state, replies: [] };
      // Somebody may have answered, or it was passed on: what is due is to be worked out anew.
      if (staff.said > request.events.length) throw new Error(`${id}: the request has gone on`);
      return {
        state: { ...state, staff: { ...staff, reminded: [...staff.reminded, id] } },
        replies: [
          ...(isLost(state.teams) ? [cardOf(request, current, staff.acted)] : []),
          lineMessage(current.id, said),
        ],
      };
    });
  }

  return { show, remind };
}
