import type { Clock } from '../clock.ts';
import type { Metrics } from '../metrics.ts';
import type { ConversationStore } from '../storage/conversationStore.ts';

/** A store that counts the conversations begun, and how long a line waits for its answer. */
export function observedConversations(
  store: ConversationStore,
  { metrics, clock }: { readonly metrics: Metrics; readonly clock: Clock },
): ConversationStore {
  /** When the line was stored that a conversation is being answered to. */
  const asked = new Map<string, { readonly seq: number; readonly at: number }>();

  return {
    ...store,
    async create(id, state) {
      const isNew = await store.create(id, state);
      if (isNew) metrics.count('support_conversations_total', {});
      return isNew;
    },
    async nextUnhandled(id) {
      const line = await store.nextUnhandled(id);
      if (line?.activity['type'] === 'message') asked.set(id, { seq: line.seq, at: line.at });
      else asked.delete(id);
      return line;
    },
    async commit(turn) {
      const result = await store.commit(turn);
      const line = asked.get(turn.id);
      if (result.kind === 'committed' && line !== undefined && line.seq === turn.handled) {
        asked.delete(turn.id);
        const waited = clock().toMillis() - line.at;
        metrics.observe('support_answer_seconds', Math.max(0, waited) / 1000, {});
      }
      return result;
    },
  };
}
