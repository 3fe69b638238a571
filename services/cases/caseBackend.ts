import { z } from 'zod';
import { Severity } from '../requests/caseDraft.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';

export const CaseStatus = z.enum([
  'new',
  'open',
  'waiting-customer',
  'waiting-other',
  'resolved',
  'closed',
]);
export type CaseStatus = z.infer<typeof CaseStatus>;

export const Case = z.object({
  caseNumber: z.string(),
  /** The idempotency key it was opened with. */
  key: z.string(),
  status: CaseStatus,
  title: z.string(),
  severity: Severity,
  orgId: z.string().nullable(),
  openedAt: z.string(),
  updatedAt: z.string(),
});
export type Case = z.infer<typeof Case>;

export interface CaseComment {
  readonly id: string;
  readonly at: string;
  readonly author: string;
  readonly visibility: 'public' | 'internal';
  readonly text: string;
}

export interface CallOptions {
  readonly signal: AbortSignal;
}

export interface OpenResult {
  readonly case: Case;
  /** The key had a case already; this is that one. */
  readonly replayed: boolean;
}

/** Where cases live. Adapters never retry: the relay does. Failures are `BackendError`s. */
export interface CaseBackend {
  readonly name: string;
  /** Opens the case of a request. Same `request.key`, same case. */
  open(request: SupportRequest, options: CallOptions): Promise<OpenResult>;
  findByKey(key: string, options: CallOptions): Promise<Case | undefined>;
  get(caseNumber: string, options: CallOptions): Promise<Case | undefined>;
  comment(
    caseNumber: string,
    comment: {
      readonly key: string;
      readonly text: string;
      readonly author: string;
      readonly visibility: 'public' | 'internal';
    },
    options: CallOptions,
  ): Promise<CaseComment>;
  comments(caseNumber: string, options: CallOptions): Promise<readonly CaseComment[]>;
  health(options: CallOptions): Promise<{ readonly ok: boolean; readonly detail: string }>;
}

export type BackendFailure = 'retryable' | 'permanent' | 'conflict' | 'unauthorized';

/** `applied: 'unknown'` is the dangerous one: look the key up before trying again. */
export class BackendError extends Error {
  readonly kind: BackendFailure;
  readonly applied: 'no' | 'unknown' | 'partly';
  readonly retryAfterMs: number | undefined;

  constructor(
    kind: BackendFailure,
    message: string,
    info: {
      readonly applied: 'no' | 'unknown' | 'partly';
      readonly retryAfterMs?: number;
      readonly cause?: unknown;
    },
  ) {
    super(message, { cause: info.cause });
    this.name = 'BackendError';
    this.kind = kind;
    this.applied = info.applied;
    this.retryAfterMs = info.retryAfterMs;
  }
}
