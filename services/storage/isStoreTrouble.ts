import { RedisError } from './redis/redisError.ts';

/** Of SQLite: somebody else holds the file, the disk does not do it, it is full. What was begun is undone. */
const UNUSABLE: readonly number[] = [5, 10, 13];

/**
 * Does a store say that it can't be used just now? What was asked of it may have been done all the same; whoever asks
 * again has to be known by a key.
 */
export function isStoreTrouble(error: unknown): boolean {
  if (error instanceof RedisError) return true;
  if (!(error instanceof Error) || !('errcode' in error)) return false;
  // The low byte says what it is, the rest where it was met.
  return typeof error.errcode === 'number' && UNUSABLE.includes(error.errcode & 0xff);
}
