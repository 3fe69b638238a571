/** A log that somebody has written to. */
export interface GrownLog {
  readonly conversationId: string;
  readonly length: number;
  /** This process wrote it. */
  readonly isOwn: boolean;
}

/** What replicas tell each other about conversations: hints, the truth is in the log. */
export interface ConversationSignals {
  /**
   * Calls back with the conversation whose log has grown; with `undefined` if messages may have been missed,
   * so that each log that is shown to somebody has to be looked at. Returns how to stop.
   */
  watch(listener: (grown: GrownLog | undefined) => void): () => void;
  /** `typing`: somebody is at work on an answer. `gone`: the conversation was erased. */
  tell(what: 'typing' | 'gone', conversationId: string): void;
  /** What another replica told; some of it may be missed. Returns how to stop. */
  hear(what: 'typing' | 'gone', listener: (conversationId: string) => void): () => void;
}

/** There is no other replica. */
export const noSignals: ConversationSignals = {
  watch: () => () => {},
  tell: () => {},
  hear: () => () => {},
};
