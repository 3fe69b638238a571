/** Says on every replica that a conversation's log has grown, whichever replica wrote it. */
export interface ConversationSignals {
  /**
   * Calls back with the conversation; with `undefined` if messages may have been missed, so that each log
   * that is shown to somebody has to be looked at. The log has the truth. Returns how to stop.
   */
  watch(listener: (conversationId: string | undefined) => void): () => void;
}
