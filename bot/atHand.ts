import type {
  ConversationRecord,
  ConversationStore,
} from '../services/storage/conversationStore.ts';
import { bounded } from './bounded.ts';

/** So many conversations are at hand without a look into the store. */
const REMEMBERED = 500;

/**
 * The store for turns where no other process takes them: where a conversation stands after a turn is not
 * looked up for the next. Should somebody else have changed it, the version tells when that commits, and
 * the turn is taken anew.
 */
export function atHand(store: ConversationStore): ConversationStore {
  const last = bounded<ConversationRecord>(REMEMBERED);

  return {
    ...store,
    load: async (id) => last.get(id) ?? store.load(id),
    async commit(turn) {
      const { id, version, state } = turn;
      last.delete(id);
      const result = await store.commit(turn);
      const length = result.kind === 'committed' ? result.logged.at(-1)?.seq : undefined;
      if (length !== undefined) last.set(id, { id, version: version + 1, state, length });
      return result;
    },
  };
}
