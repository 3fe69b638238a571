/**
 * deliver: do at the desk what the request of `reference` asks. record: write `event` of it to its case.
 * tellCustomer: say `event` in the customer's chat. mailCustomer: mail it, if nobody is there to read it
 * in the chat. tellStaff: mail the handoff to the queue that has it, because of `event` if there is one.
 * watch: has anybody acknowledged it by now? showStaff: bring what a channel of staff shows of it up to
 * date. remindStaff: say there that the customer still has no answer, if that is so.
 */
export const ENTRY_KINDS = [
  'deliver',
  'record',
  'tellCustomer',
  'mailCustomer',
  'tellStaff',
  'watch',
  'showStaff',
  'remindStaff',
] as const;

/** Something that was promised and is still to be delivered. */
export interface OutboxEntry {
  readonly id: string;
  readonly kind: (typeof ENTRY_KINDS)[number];
  readonly reference: string;
  /** Id of the request's event that it is about. */
  readonly event?: string;
  /** ISO; not before. At once if absent. */
  readonly dueAt?: string;
}

export interface ClaimedEntry extends OutboxEntry {
  /** 1 for the first try. */
  readonly attempt: number;
}

/** An entry that was given up on, as an operator sees it. */
export interface ParkedEntry extends OutboxEntry {
  readonly problem: string;
}

/** Write-then-send. The relay alone takes entries out and alone retries. */
export interface Outbox {
  /**
   * Due entries, leased to the caller until `leaseMs` have passed. Without `dueAt`: that was then.
   * What is to be recorded of one request is given out one after the other, as it happened.
   */
  claim(limit: number, leaseMs: number): Promise<readonly ClaimedEntry[]>;
  /**
   * For another `leaseMs` from now. Returns which of these are still the caller's: the others were taken by
   * somebody else, or are done.
   */
  renew(ids: readonly string[], leaseMs: number): Promise<readonly string[]>;
  done(id: string): Promise<void>;
  /** Back in the queue, due again after `delayMs`. */
  retry(id: string, delayMs: number, problem: string): Promise<void>;
  /** Given up on: stays visible until a person deals with it. */
  park(id: string, problem: string): Promise<void>;
  /** What was given up on for a request. */
  parked(reference: string): Promise<readonly ParkedEntry[]>;
  /** A person says: try what was parked for this request again, from the first attempt. Returns how many. */
  revive(reference: string): Promise<number>;
  /** An entry with an id that was ever there is left as it is. */
  add(entry: OutboxEntry): Promise<void>;
  /** Milliseconds until the next entry is due; undefined if there is none. */
  nextDueIn(): Promise<number | undefined>;
  /** Calls back when an entry is added or revived. Returns how to stop. */
  watch(listener: () => void): () => void;
}
