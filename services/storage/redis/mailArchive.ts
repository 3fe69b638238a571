import type { Mail } from '../../mail/mailer.ts';
import type { MailArchive } from '../../mail/mailArchive.ts';
import type { RedisConnection } from './connection.ts';
import { reading, writing } from './script.ts';

const every = reading(`
local ids = redis.call('ZRANGE', KEYS[2], 0, -1)
return #ids == 0 and {} or redis.call('HMGET', KEYS[1], unpack(ids))
`);

const remove = writing(
  `
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('ZREM', KEYS[2], ARGV[1])
return 'gone'
`,
  'allow-oom',
);

/** The mails of the mailbox on Redis; it keeps a few hundred at most. */
export function redisMailArchive(connection: RedisConnection): MailArchive {
  const part = connection.part('mailbox');
  return {
    async all() {
      const found = (await part.read(every, ['mails', 'order'], [])) as readonly string[];
      return found.map((text): Mail & { sentAt: string } => JSON.parse(text));
    },

    async erase(id) {
      await part.write(remove, ['mails', 'order'], [id]);
    },
  };
}
