/**
 * A request that cannot be served, and what the caller is told about it. `code` is for programs,
 * `message` for people; both reach the caller, so neither may hold what others must not see.
 */
export class HttpProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** When it is worth trying again; undefined when it is not a matter of time. */
  readonly retryAfterMs: number | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    { retryAfterMs, ...options }: ErrorOptions & { readonly retryAfterMs?: number } = {},
  ) {
    super(message, options);
    this.name = 'HttpProblem';
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}
