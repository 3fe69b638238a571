import type { Speaker } from './speaker.ts';

export interface StoredCode {
  /** Of the code and the conversation; the code itself is stored nowhere. */
  readonly hash: string;
  readonly speaker: Speaker;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Codes that were sent and not used yet: the newest of each conversation. */
export interface CodeStore {
  /** Takes the place of the conversation's earlier code. */
  put(conversationId: string, code: StoredCode): Promise<void>;
  /**
   * Removes and returns the code if `hash` is right and it has not expired. A wrong try counts, and the
   * third removes the code.
   */
  take(conversationId: string, hash: string, now: number): Promise<StoredCode | undefined>;
}
