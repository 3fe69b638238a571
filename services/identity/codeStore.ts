import type { Speaker } from './speaker.ts';

export interface StoredCode {
  /** Of the code and the conversation; the code itself is stored nowhere. */
  readonly hash: string;
  readonly speaker: Speaker;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Codes that were sent and have not expired: the newest of each conversation. */
export interface CodeStore {
  /** Takes the place of the conversation's earlier code. */
  put(conversationId: string, code: StoredCode): Promise<void>;
  /**
   * Uses the code up and returns it, if `hash` is right and it has not expired. A wrong try counts, and the
   * third removes the code. A line that is answered anew gets what it got, and counts once.
   *
   * @param lineId of the line that has the code, in its conversation
   */
  take(
    conversationId: string,
    hash: string,
    lineId: string,
    now: number,
  ): Promise<StoredCode | undefined>;
}
