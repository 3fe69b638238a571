import { RedisError } from '../../../storage/redis/redisError.ts';
import { BackendError } from '../../backendError.ts';
import type { CallOptions } from '../../caseBackend.ts';

/**
 * What the store refuses is undone as a whole, so trying again later is safe. Only of a store that is
 * elsewhere we may not know what it did.
 */
export async function answer<T>({ signal }: CallOptions, work: () => Promise<T>): Promise<T> {
  if (signal.aborted) {
    throw new BackendError('retryable', 'called off', { applied: 'no', cause: signal.reason });
  }
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackendError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const applied = error instanceof RedisError ? error.applied : 'no';
    throw new BackendError('retryable', why, { applied, cause: error });
  }
}
