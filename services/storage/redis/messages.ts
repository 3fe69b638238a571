import type { Redis } from 'ioredis';
import type { Log } from '../../log.ts';
import { signal, type Signal } from '../signal.ts';
import { endConnection } from './endConnection.ts';

const channels = ['outbox', 'requests', 'activity', 'turns', 'typing', 'gone'] as const;
type Channel = (typeof channels)[number];

/**
 * What processes tell each other through Redis. A hint that there is something to read, never the thing
 * itself: a message reaches those who are connected, and nobody keeps it.
 */
export interface Messages {
  /** What scripts publish to. */
  name(channel: Channel): string;
  /** `undefined`: messages may have been missed, so look at everything. Returns how to stop. */
  watch(channel: Channel, listener: (message: string | undefined) => void): () => void;
  /** Returns when messages come in. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** A line on which nothing is said looks like one that was cut: ask now and then. */
const pingMs = 10_000;
const answerMs = 1500;

/** A connection that listens can't ask, so this is a second one. */
export function messagesOf(redis: Redis, prefix: string, log: Log): Messages {
  const name = (channel: Channel): string => `${prefix}:${channel}`;
  const signals = new Map<string, Signal<string | undefined>>(
    channels.map((channel) => [name(channel), signal()]),
  );
  const listener = redis.duplicate({
    lazyConnect: true,
    enableOfflineQueue: true,
    maxRetriesPerRequest: null,
    commandTimeout: answerMs,
    // It is done below. ioredis 6.0.0 catches nothing when its own try fails, and the process would end.
    autoResubscribe: false,
  });
  const ping = setInterval(() => {
    // A failed one ends in a reconnect, which says more than its error.
    if (listener.status === 'ready') listener.ping().catch(() => {});
  }, pingMs).unref();
  let isOpen = false;

  listener.on('error', (error) => log.warn({ err: error }, 'messages from Redis do not come in'));
  listener.on('message', (channel: string, message: string) => signals.get(channel)?.tell(message));

  const subscribe = async (): Promise<void> => {
    await listener.subscribe(...signals.keys());
    if (isOpen) for (const one of signals.values()) one.tell(undefined);
    isOpen = true;
  };

  return {
    name,
    watch(channel, told) {
      const watched = signals.get(name(channel));
      if (watched === undefined) throw new Error(`There is no channel ${channel}.`);
      return watched.watch(told);
    },
    async open() {
      await listener.connect();
      await subscribe();
      listener.on('ready', () => {
        subscribe().catch((error: unknown) => {
          log.warn({ err: error }, 'messages from Redis do not come in');
          // On a connection that is alive nobody would try again.
          if (listener.status === 'ready') listener.disconnect(true);
        });
      });
    },
    async close() {
      clearInterval(ping);
      await endConnection(listener);
    },
  };
}
