/**
 * A request that cannot be served, and what the caller is told about it. `code` is for programs,
 * `message` for people; both reach the caller, so neither may hold what others must not see.
 */
export class HttpProblem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'HttpProblem';
    this.status = status;
    this.code = code;
  }
}
