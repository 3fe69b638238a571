/** Something that was promised and is still to be delivered. */
export interface OutboxEntry {
  readonly id: string;
  /** `openCase`: open the case of `reference`. `tellCustomer`: say that it was opened. */
  readonly kind: 'openCase' | 'tellCustomer';
  readonly reference: string;
}

export interface ClaimedEntry extends OutboxEntry {
  /** 1 for the first try. */
  readonly attempt: number;
}

/** Write-then-send. The relay alone takes entries out and alone retries. */
export interface Outbox {
  /** Due entries, leased to the caller until `leaseMs` have passed. */
  claim(limit: number, leaseMs: number): Promise<readonly ClaimedEntry[]>;
  done(id: string): Promise<void>;
  /** Back in the queue, due again after `delayMs`. */
  retry(id: string, delayMs: number, problem: string): Promise<void>;
  /** Given up on: stays visible until a person deals with it. */
  park(id: string, problem: string): Promise<void>;
  add(entry: OutboxEntry): Promise<void>;
  /** Milliseconds until the next entry is due; undefined if there is none. */
  nextDueIn(): Promise<number | undefined>;
  /** Calls back when an entry is added. Returns how to stop. */
  watch(listener: () => void): () => void;
}
