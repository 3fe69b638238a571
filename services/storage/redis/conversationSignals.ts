import type { ConversationSignals } from '../conversationSignals.ts';
import type { RedisConnection } from './connection.ts';

/** The script that writes to a log publishes that it did: a process that is killed after it hides nothing. */
export function redisConversationSignals({
  ask,
  messages,
  self,
}: RedisConnection): ConversationSignals {
  return {
    watch: (listener) =>
      messages.watch('activity', (message) => {
        if (message === undefined) return listener(undefined);
        const [from, conversationId = '', length] = message.split(' ');
        listener({ conversationId, length: Number(length), isOwn: from === self });
      }),

    tell(what, conversationId) {
      const channel = messages.name(what);
      // Whoever misses it is none the worse for it.
      ask(async (redis) => redis.publish(channel, `${self} ${conversationId}`)).catch(() => {});
    },

    hear: (what, listener) =>
      messages.watch(what, (message) => {
        const [from, id] = message?.split(' ') ?? [];
        if (id !== undefined && from !== self) listener(id);
      }),
  };
}
