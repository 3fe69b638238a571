import type { OutboxEntry } from '../outbox/outbox.ts';
import type { SupportRequest } from './supportRequest.ts';

export interface Raised {
  /**
   * raised: this one is new. same: its key was raised before, this is what came of it.
   * taken: another open request stands in the way; this is that one, and nothing was written.
   */
  readonly kind: 'raised' | 'same' | 'taken';
  readonly request: SupportRequest;
}

/** Requests and the outbox entries that carry them on. */
export interface RequestStore {
  /**
   * Writes request and outbox entries in one transaction, durable against a power cut when it returns.
   * Of requests with the same `aloneOf` (see `alone.ts`) at most one is open at a time.
   */
  raise(request: SupportRequest, entries: readonly OutboxEntry[]): Promise<Raised>;
  get(reference: string): Promise<SupportRequest | undefined>;
  byKey(key: string): Promise<SupportRequest | undefined>;
  /**
   * Replaces the stored request, with the outbox entries that follow from it, in one transaction.
   * `change` sees the request as it is, and may return it unchanged: then nothing is written.
   */
  update(
    reference: string,
    change: (request: SupportRequest) => Change,
  ): Promise<SupportRequest | undefined>;
  /** The most urgent (`urgencyOf`), and of those alike the newest, first. */
  list(options: ListOptions): Promise<readonly SupportRequest[]>;
  /** Everything raised about a case, newest first. */
  ofCase(caseNumber: string): Promise<readonly SupportRequest[]>;
  /** Everything raised in a conversation, newest first. */
  ofConversation(conversationId: string): Promise<readonly SupportRequest[]>;
  /** Calls back after every raise and update. Returns how to stop. */
  watch(listener: (request: SupportRequest) => void): () => void;
}

export interface Change {
  readonly request: SupportRequest;
  readonly entries?: readonly OutboxEntry[];
}

export interface ListOptions {
  readonly limit: number;
  /** Reference of the last one of the page before; unknown: an empty page. */
  readonly before?: string;
  /** Id of the queue that has it now. */
  readonly queue?: string;
  /** Only what staff still have to do something about. */
  readonly isOpen?: boolean;
}
