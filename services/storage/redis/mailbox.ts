import { z } from 'zod';
import { BackendError } from '../../cases/backendError.ts';
import type { Clock } from '../../clock.ts';
import type { Mailbox } from '../../mail/mailbox.ts';
import type { Mail } from '../../mail/mailer.ts';
import type { RedisConnection } from './connection.ts';
import { RedisError } from './redisError.ts';
import { reading, writing } from './script.ts';

/** Enough to look at; a demonstration that runs for months must not fill the memory with old mail. */
const mostKept = 500;

const keep = writing(`
local mails, order, count = unpack(KEYS)
if redis.call('ZSCORE', order, ARGV[1]) then return 'known' end
redis.call('ZADD', order, redis.call('INCR', count), ARGV[1])
redis.call('HSET', mails, ARGV[1], ARGV[2])
for _, old in ipairs(redis.call('ZRANGE', order, 0, ${-1 - mostKept})) do
  redis.call('ZREM', order, old)
  redis.call('HDEL', mails, old)
end
return 'kept'
`);

const newest = reading(`
local ids = redis.call('ZRANGE', KEYS[2], '+inf', '-inf', 'BYSCORE', 'REV', 'LIMIT', '0', ARGV[1])
return #ids == 0 and {} or redis.call('HMGET', KEYS[1], unpack(ids))
`);

const Texts = z.array(z.string());

/** The mailbox on Redis. */
export function redisMailbox(connection: RedisConnection, clock: Clock): Mailbox {
  const part = connection.part('mailbox');
  return {
    name: 'embedded mailbox',

    async send(mail, { signal }) {
      if (signal.aborted) {
        const cause: unknown = signal.reason;
        throw new BackendError('retryable', 'called off', { applied: 'no', cause });
      }
      const sentAt = clock().toUTC().toJSDate().toISOString();
      const values = [mail.id, JSON.stringify({ ...mail, sentAt })];
      try {
        await part.write(keep, ['mails', 'order', 'count'], values);
      } catch (error) {
        if (!(error instanceof RedisError)) throw error;
        const info = { applied: error.applied, cause: error };
        throw new BackendError('retryable', error.message, info);
      }
    },

    async health() {
      return { ok: true, detail: 'mails are kept here and sent to nobody' };
    },

    async list(limit) {
      const found = Texts.parse(await part.read(newest, ['mails', 'order'], [limit]));
      return found.map((text): Mail & { sentAt: string } => JSON.parse(text));
    },
  };
}
