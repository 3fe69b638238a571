/** Threads of staff, each a conversation of ours. */
import type { ConversationStore } from '../../../services/storage/conversationStore.ts';
import { ConversationState } from '../../conversationState.ts';
import type { Chat, Received } from './chats.ts';
import { lineIn, type LineParts } from './lineIn.ts';

export interface Threads {
  receive(conversationId: string, chat: Chat, line: LineParts, key: string): Promise<Received>;
  /** The id in our log of a message that Teams knows by another. */
  logIdOf(conversationId: string | undefined, teamsId: string): Promise<string | undefined>;
}

export function threads(options: {
  readonly store: ConversationStore;
  readonly onReceived: (conversationId: string) => void;
}): Threads {
  const { store, onReceived } = options;
  return {
    async receive(conversationId, chat, parts, key) {
      const line = lineIn(conversationId, chat, parts);
      const { logged, isNew } = await store.receive(conversationId, line, key);
      onReceived(conversationId);
      return { conversationId, seq: logged.seq, isNew };
    },
    async logIdOf(conversationId, teamsId) {
      const record = conversationId === undefined ? undefined : await store.load(conversationId);
      const state = record && ConversationState.parse(record.state);
      return Object.entries(state?.teams?.ids ?? {}).find(([, given]) => given === teamsId)?.[0];
    },
  };
}
