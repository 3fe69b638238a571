/** One line of a conversation's log: what was said, by whom, in which order. */
export interface LoggedActivity {
  /** 1, 2, 3 … without gaps in one conversation. */
  readonly seq: number;
  /** Epoch milliseconds, strictly rising within one conversation. */
  readonly at: number;
  readonly sender: 'user' | 'bot';
  /** Plain JSON. Without `id` and `timestamp`, unless it replaces an earlier activity. */
  readonly activity: Readonly<Record<string, unknown>>;
}

export interface ConversationRecord {
  readonly id: string;
  /** Rises by one with every commit; what `commit` is compared with. */
  readonly version: number;
  /** The state of the conversation: plain JSON, parsed by whoever reads it. */
  readonly state: unknown;
  /** How many activities the log holds. */
  readonly length: number;
}

/** What one turn changes, all of it or nothing. */
export interface TurnCommit {
  readonly id: string;
  /** The version that was loaded; another one in the store makes this a conflict. */
  readonly version: number;
  readonly state: unknown;
  /** The inbound activity that this turn answered; it leaves the inbox. Absent when we speak first. */
  readonly handled?: number;
  /** Of the turn lock that it was made under; if somebody else has had the lock since, it is a conflict. */
  readonly fence?: number;
  readonly replies: readonly Readonly<Record<string, unknown>>[];
}

export type CommitResult =
  | { readonly kind: 'committed'; readonly logged: readonly LoggedActivity[] }
  | { readonly kind: 'conflict' };

/**
 * Conversations: state with compare-and-set, a durable log, and an inbox of what is not answered yet.
 * A turn's state and its replies are one transaction, so that a crash at any point leaves either the
 * whole turn or an unanswered line that is taken up again after the restart.
 */
export interface ConversationStore {
  /** False if there is one with this id already; that one is left as it is. */
  create(id: string, state: unknown): Promise<boolean>;
  load(id: string): Promise<ConversationRecord | undefined>;
  /**
   * Adds what a user sent to log and inbox. `clientId` makes it idempotent: the same one again
   * returns the line that is there.
   */
  receive(
    id: string,
    activity: Readonly<Record<string, unknown>>,
    clientId?: string,
  ): Promise<{ readonly logged: LoggedActivity; readonly isNew: boolean }>;
  commit(turn: TurnCommit): Promise<CommitResult>;
  /** Log lines with `seq >= from`, in order. */
  read(id: string, from: number): Promise<readonly LoggedActivity[]>;
  /** The oldest line of a conversation that no turn has handled yet. */
  nextUnhandled(id: string): Promise<LoggedActivity | undefined>;
  /** Conversations with unhandled lines: what a restarted process takes up. */
  unfinished(): Promise<readonly string[]>;
}
