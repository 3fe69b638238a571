/** Whose turn it is in a conversation, when several processes serve the same ones. */
export interface TurnLock {
  /**
   * Waits in line, then works while nobody else does. What `work` commits must carry the fence it is given:
   * a process that was stopped for too long has lost its place, and its fence is out of date.
   */
  hold<T>(conversationId: string, work: (fence: number | undefined) => Promise<T>): Promise<T>;
  /** The same, unless somebody is at work or in line already: then it does nothing. */
  holdIfFree(
    conversationId: string,
    work: (fence: number | undefined) => Promise<void>,
  ): Promise<void>;
}

/** One process alone keeps its turns in order by itself. */
export const noTurnLock: TurnLock = {
  hold: async (_conversationId, work) => work(undefined),
  holdIfFree: async (_conversationId, work) => work(undefined),
};
