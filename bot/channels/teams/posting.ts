import type { ChannelStore } from '../../../services/storage/channelStore.ts';
import type { ConversationStore } from '../../../services/storage/conversationStore.ts';
import { STAFF_PREFIX, TEAMS_PREFIX } from './teamsChannel.ts';

/**
 * A store of conversations that notes, before something is said in one of Teams, that it has to be sent:
 * a process that is killed right after the commit has lost nothing.
 */
export function posting(
  store: ConversationStore,
  channels: Pick<ChannelStore, 'willSay'>,
): ConversationStore {
  return {
    ...store,
    async commit(turn) {
      const isOfTeams = turn.id.startsWith(TEAMS_PREFIX) || turn.id.startsWith(STAFF_PREFIX);
      if (isOfTeams && turn.replies.length > 0) await channels.willSay(turn.id);
      return store.commit(turn);
    },
  };
}
