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
