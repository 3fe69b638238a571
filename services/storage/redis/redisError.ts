export type RedisFailure =
  | 'unreachable'
  | 'silent'
  | 'full'
  | 'replica'
  | 'notReplicated'
  | 'refused';

/** Redis did not do it, or we can't know. `applied: 'unknown'`: it may have been written all the same. */
export class RedisError extends Error {
  readonly kind: RedisFailure;
  readonly applied: 'no' | 'unknown';

  constructor(
    kind: RedisFailure,
    message: string,
    info: { readonly applied: 'no' | 'unknown'; readonly cause?: unknown },
  ) {
    super(message, { cause: info.cause });
    this.name = 'RedisError';
    this.kind = kind;
    this.applied = info.applied;
  }
}

/** What Redis answers when it refuses, by how the answer begins, and what an operator should read. */
const refusals: readonly (readonly [RegExp, RedisFailure, string])[] = [
  [/^OOM/, 'full', 'Redis is full (maxmemory) and refuses writes'],
  [/^MISCONF/, 'full', 'Redis cannot write to its disk and refuses writes'],
  [/^READONLY/, 'replica', 'Redis is a read-only replica and refuses writes'],
  [/^NOREPLICAS/, 'notReplicated', 'Redis has too few replicas (min-replicas-to-write)'],
  [/^LOADING/, 'refused', 'Redis is reading its file and not ready yet'],
  [/^MASTERDOWN/, 'refused', 'Redis has lost its primary'],
];

/** Says in words of ours what a call to Redis failed with. */
export function redisErrorOf(error: unknown): RedisError {
  if (error instanceof RedisError) return error;
  const why = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && error.name === 'ReplyError') {
    const [, kind, said] = refusals.find(([begins]) => begins.test(why)) ?? [];
    return kind === undefined || said === undefined
      ? new RedisError('refused', `Redis refuses: ${why}`, { applied: 'no', cause: error })
      : new RedisError(kind, `${said}.`, { applied: 'no', cause: error });
  }
  return new RedisError('silent', `Redis did not answer: ${why}.`, {
    applied: 'unknown',
    cause: error,
  });
}
