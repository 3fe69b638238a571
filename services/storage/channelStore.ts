/** Plain JSON, parsed by whoever reads it. */
export type Address = Readonly<Record<string, unknown>>;

/** A conversation that may have lines which were not sent yet. */
export interface Unsent {
  readonly conversationId: string;
  /** Rises with each `willSay`. */
  readonly mark: number;
  /** When `willSay` was last called, epoch milliseconds. */
  readonly at: number;
}

/**
 * What a channel has to remember that sends what we say to a service of somebody else: where people and
 * threads are found, and which conversations have something to be sent.
 */
export interface ChannelStore {
  /** Something is about to be written to a log: called before it is, so that no crash comes between. */
  willSay(conversationId: string): Promise<void>;
  /** Conversations that may have something to be sent, the longest first. One too many does no harm. */
  unsent(): Promise<readonly Unsent[]>;
  /** Everything was sent that was there at this mark. Undone by a later `willSay`: nothing happens. */
  allSent(unsent: Pick<Unsent, 'conversationId' | 'mark'>): Promise<void>;
  /**
   * @param key such as `person:<tenant>:<object id>` or `thread:<conversation of the service>`
   * @param goesWith a conversation of ours: when that is erased or let go, so is this. Whatever says
   *   something of a person goes with one.
   */
  remember(key: string, address: Address, goesWith?: string): Promise<void>;
  find(key: string): Promise<Address | undefined>;
  forget(key: string): Promise<void>;
}
