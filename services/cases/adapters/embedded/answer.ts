import { BackendError } from '../../backendError.ts';
import type { CallOptions } from '../../caseBackend.ts';

/** What SQLite refuses is undone as a whole, so trying again later is safe. */
export async function answer<T>({ signal }: CallOptions, work: () => T): Promise<T> {
  if (signal.aborted) {
    throw new BackendError('retryable', 'called off', { applied: 'no', cause: signal.reason });
  }
  try {
    return work();
  } catch (error) {
    if (error instanceof BackendError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BackendError('retryable', why, { applied: 'no', cause: error });
  }
}
