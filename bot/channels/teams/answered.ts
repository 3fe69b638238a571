import type { ConversationStore } from '../../../services/storage/conversationStore.ts';

/** Waits for turns, whoever takes them. */
export interface Answered {
  /** True once nothing is unanswered at or before a line; false if that takes too long. */
  wait(conversationId: string, seq: number, withinMs: number): Promise<boolean>;
  /** Something was committed here. */
  look(conversationId: string): void;
}

/** Another process may have taken the turn, and tells nobody here. */
const LOOK_EACH_MS = 200;

export function answered(store: Pick<ConversationStore, 'nextUnhandled'>): Answered {
  const waiting = new Map<string, Set<() => void>>();

  async function isAnswered(conversationId: string, seq: number): Promise<boolean> {
    const line = await store.nextUnhandled(conversationId);
    return line === undefined || line.seq > seq;
  }

  /** Until something happens, or for a while. */
  async function pause(conversationId: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const here = waiting.get(conversationId) ?? new Set();
    waiting.set(conversationId, here.add(resolve));
    const timer = setTimeout(resolve, LOOK_EACH_MS);
    await promise;
    clearTimeout(timer);
    here.delete(resolve);
    if (here.size === 0) waiting.delete(conversationId);
  }

  return {
    async wait(conversationId, seq, withinMs) {
      const until = performance.now() + withinMs;
      while (performance.now() < until) {
        if (await isAnswered(conversationId, seq)) return true;
        await pause(conversationId);
      }
      return isAnswered(conversationId, seq);
    },
    look(conversationId) {
      for (const resolve of waiting.get(conversationId) ?? []) resolve();
    },
  };
}
