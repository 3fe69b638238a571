/** Threads of which Teams did not say that they have begun, found again by a press on their card. */
import type { Activity } from 'botbuilder-core';
import { reply } from '../../../../dialogs/replies/replies.ts';
import type { Log } from '../../../../services/log.ts';
import type { RequestStore } from '../../../../services/requests/requestStore.ts';
import type { ChannelStore } from '../../../../services/storage/channelStore.ts';
import type { ConversationStore } from '../../../../services/storage/conversationStore.ts';
import { ConversationState } from '../../../conversationState.ts';
import { keyedId } from '../../../render.ts';
import type { Turns } from '../../../turns.ts';
import { type ThreadAddress, threadKey } from '../addressBook.ts';
import type { Connector } from '../connector.ts';
import type { TeamsActivity } from '../teamsActivity.ts';
import type { TeamsPlace } from '../teamsPlace.ts';
import { unseenThreads } from '../unseenThreads.ts';
import { CARD_KEY, textCard } from './messages.ts';
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
  activity: Pick<TeamsActivity, 'serviceUrl' | 'conversation' | 'replyToId'>,
  value: unknown,
) => Promise<Stray | undefined>;

interface Dependencies {
  readonly store: Pick<ConversationStore, 'load'>;
  readonly requests: Pick<RequestStore, 'get'>;
  readonly channels: Pick<ChannelStore, 'remember'>;
  readonly channelOf: (queue: string) => string | undefined;
  readonly turns: () => Pick<Turns, 'speak'>;
  readonly connector: Pick<Connector, 'update'>;
  readonly log: Log;
}

type ThereOf = Parameters<Connector['update']>[0];

/** Whoever pressed waits for it. */
const EMPTIED_MS = 2_000;

const THREAD = /^(.+);messageid=([^;]+)$/;

/** @param there of Teams. The first that is found is where it goes on, unless it goes on elsewhere already. */
function foundAt(place: TeamsPlace, id: string, there: string, root: string): TeamsPlace {
  return place.conversationId === undefined
    ? {
        ...unseenThreads.found(place),
        conversationId: there,
        ids: { ...place.ids, [keyedId(id, CARD_KEY)]: root },
      }
    : place;
}

/** What stands where nothing of the customer may: an erasure would not find it there. */
function emptied(): Partial<Activity> {
  const text = reply('teams-staff.goes-on');
  const contentType = 'application/vnd.microsoft.card.adaptive';
  return {
    type: 'message',
    summary: text,
    attachments: [{ contentType, content: textCard(text) }],
  };
}

export function strayThread(given: Dependencies): StrayThread {
  const { store, requests, channels, channelOf, turns, connector, log } = given;

  async function placeOf(id: string): Promise<TeamsPlace | undefined> {
    const record = await store.load(id);
    return record && ConversationState.parse(record.state).teams;
  }

  const change = async (id: string, step: (place: TeamsPlace) => TeamsPlace): Promise<void> =>
    turns().speak(id, (state) => ({
      state: state.teams === undefined ? state : { ...state, teams: step(state.teams) },
      replies: [],
    }));

  /** True: nothing of the customer is there any more. */
  async function empty(where: ThereOf, card: string, id: string): Promise<boolean> {
    const signal = AbortSignal.timeout(EMPTIED_MS);
    const posted = await connector.update(where, card, emptied(), { signal });
    const isGone = posted.kind === 'refused' && posted.status === 404;
    if (posted.kind === 'posted' || isGone) return true;
    log.warn(
      { conversationId: id, outcome: posted.kind },
      'the card of a thread that is there twice was not replaced; the next press on it tries again',
    );
    return false;
  }

  return async ({ serviceUrl, conversation, replyToId }, value) => {
    const [, channelId, root = ''] = THREAD.exec(conversation.id) ?? [];
    const reference = readPress(value)?.reference;
    const request = reference === undefined ? undefined : await requests.get(reference);
    if (request === undefined) return undefined;
    const thread = threadsOf(request, channelOf).find((one) => one.channelId === channelId);
    const place = thread && (await placeOf(thread.id));
    if (thread === undefined || place?.isUnseen !== true) return undefined;
    const { id } = thread;
    const card = replyToId ?? root;
    await change(id, (at) => foundAt(at, id, conversation.id, card));
    const hasOther = (await placeOf(id))?.conversationId !== conversation.id;
    if (hasOther) {
      const where = { serviceUrl, conversationId: conversation.id };
      if (!(await empty(where, card, id))) return { conversationId: id, hasOther };
      await change(id, unseenThreads.found);
    }
    const address: ThreadAddress = { conversationId: id };
    await channels.remember(threadKey(conversation.id), { ...address }, id);
    return { conversationId: id, hasOther };
  };
}
