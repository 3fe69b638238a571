/** A conversation, and when it was last used: its last line, or its beginning. */
export interface UsedConversation {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly usedAt: number;
}

/** Conversations by their age, for whoever has to let them go. Turns never need it. */
export interface ConversationArchive {
  /** Last used before an instant, the longest ago first. `after` is the last one of the page before. */
  usedBefore(query: {
    readonly before: number;
    readonly limit: number;
    readonly after?: UsedConversation | undefined;
  }): Promise<readonly UsedConversation[]>;
  /**
   * Puts another value in the place of the state and of every activity of the log. A turn under way is a
   * conflict then, and is answered anew.
   */
  rewrite(id: string, change: (value: unknown) => unknown): Promise<void>;
  /** State, log and inbox are gone, and its id is that of no conversation. Again: nothing happens. */
  erase(id: string): Promise<void>;
}
