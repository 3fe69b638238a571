/** Threads of which Teams did not say that they have begun, found again by a press on their card. */
import type { RequestStore } from '../../../../services/requests/requestStore.ts';
import type { ChannelStore } from '../../../../services/storage/channelStore.ts';
import type { ConversationStore } from '../../../../services/storage/conversationStore.ts';
import { ConversationState } from '../../../conversationState.ts';
import { keyedId } from '../../../render.ts';
import type { Turns } from '../../../turns.ts';
import { type ThreadAddress, threadKey } from '../addressBook.ts';
import type { TeamsActivity } from '../teamsActivity.ts';
import type { TeamsPlace } from '../teamsPlace.ts';
import { CARD_KEY } from './messages.ts';
import { readPress } from './readCommand.ts';
import { threadsOf } from './threadsOf.ts';

export interface Stray {
  /** Ours. */
  readonly conversationId: string;
  /** Another thread was begun meanwhile, and what is said stands there. */
  readonly hasOther: boolean;
}

/**
 * Undefined: nothing that we have lost. Teams gives no list of what stands in a channel, so that only the card
 * itself can tell.
 */
export type StrayThread = (
  activity: Pick<TeamsActivity, 'conversation' | 'replyToId'>,
  value: unknown,
) => Promise<Stray | undefined>;

interface Dependencies {
  readonly store: Pick<ConversationStore, 'load'>;
  readonly requests: Pick<RequestStore, 'get'>;
  readonly channels: Pick<ChannelStore, 'remember'>;
  readonly channelOf: (queue: string) => string | undefined;
  readonly turns: () => Pick<Turns, 'speak'>;
}

const THREAD = /^(.+);messageid=([^;]+)$/;

/** @param there of Teams. The first that is found is where it goes on, unless it goes on elsewhere already. */
function foundAt(place: TeamsPlace, id: string, there: string, root: string): TeamsPlace {
  const { isUnseen: _, ...rest } = place;
  return rest.conversationId === undefined
    ? { ...rest, conversationId: there, ids: { ...rest.ids, [keyedId(id, CARD_KEY)]: root } }
    : rest;
}

export function strayThread(given: Dependencies): StrayThread {
  const { store, requests, channels, channelOf, turns } = given;

  async function placeOf(id: string): Promise<TeamsPlace | undefined> {
    const record = await store.load(id);
    return record && ConversationState.parse(record.state).teams;
  }

  return async ({ conversation, replyToId }, value) => {
    const [, channelId, root = ''] = THREAD.exec(conversation.id) ?? [];
    const reference = readPress(value)?.reference;
    const request = reference === undefined ? undefined : await requests.get(reference);
    if (request === undefined) return undefined;
    const thread = threadsOf(request, channelOf).find((one) => one.channelId === channelId);
    const place = thread && (await placeOf(thread.id));
    if (thread === undefined || place?.isUnseen !== true) return undefined;
    const { id } = thread;
    await turns().speak(id, (state) => ({
      state:
        state.teams === undefined
          ? state
          : { ...state, teams: foundAt(state.teams, id, conversation.id, replyToId ?? root) },
      replies: [],
    }));
    const address: ThreadAddress = { conversationId: id };
    await channels.remember(threadKey(conversation.id), { ...address }, id);
    const there = (await placeOf(id))?.conversationId;
    return { conversationId: id, hasOther: there !== conversation.id };
  };
}
