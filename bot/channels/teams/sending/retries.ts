/** How often something failed in a conversation, and when it is tried again. */
export interface Retries {
  /** So many times in a row. */
  count(conversationId: string): number;
  /** It failed once more. @returns milliseconds until it is tried again */
  delay(conversationId: string, afterMs: number): number;
  /** It was done, or there is nothing left to be done. */
  forget(conversationId: string): void;
}

const LONGEST_MS = 60_000;
const MOST_DOUBLED = 10;

export function retries(): Retries {
  const failed = new Map<string, number>();
  return {
    count: (conversationId) => failed.get(conversationId) ?? 0,
    delay(conversationId, afterMs) {
      const before = failed.get(conversationId) ?? 0;
      failed.set(conversationId, before + 1);
      const doubled = Math.min(afterMs * 2 ** Math.min(before, MOST_DOUBLED), LONGEST_MS);
      // Never earlier than Teams says, and not all at the same instant.
      return Math.ceil(Math.max(afterMs, doubled) * (1 + Math.random() / 4));
    },
    forget: (conversationId) => void failed.delete(conversationId),
  };
}
