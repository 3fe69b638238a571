import type { OutboxEntry } from '../outbox/outbox.ts';
import type { SupportRequest } from './supportRequest.ts';

/** Requests and the outbox entries that carry them on. */
export interface RequestStore {
  /**
   * Writes request and outbox entry in one transaction, durable against a power cut when it returns.
   * A request with the same key is left as it is and returned.
   */
  raise(request: SupportRequest, entry: OutboxEntry): Promise<SupportRequest>;
  get(reference: string): Promise<SupportRequest | undefined>;
  byKey(key: string): Promise<SupportRequest | undefined>;
  /** Replaces the stored request, e.g. when its case was opened. */
  update(
    reference: string,
    change: (request: SupportRequest) => SupportRequest,
  ): Promise<SupportRequest | undefined>;
  /** Severity 1 before all, whether or not its case is open, then the newest. */
  list(options: {
    readonly limit: number;
    /** Reference of the last one of the page before; unknown: an empty page. */
    readonly before?: string;
  }): Promise<readonly SupportRequest[]>;
  /** Calls back after every raise and update. Returns how to stop. */
  watch(listener: (request: SupportRequest) => void): () => void;
}
