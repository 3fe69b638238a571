import type { ConversationSignals } from '../conversationSignals.ts';
import type { RedisConnection } from './connection.ts';

/** The script that writes to a log publishes that it did: a process that is killed after it hides nothing. */
export function redisConversationSignals({ messages }: RedisConnection): ConversationSignals {
  return { watch: (listener) => messages.watch('activity', listener) };
}
