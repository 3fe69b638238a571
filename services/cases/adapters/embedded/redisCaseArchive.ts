import { createHash } from 'node:crypto';
import type { RedisConnection } from '../../../storage/redis/connection.ts';
import { writing } from '../../../storage/redis/script.ts';
import type { CaseArchive, HeldCase } from '../../caseArchive.ts';
import { CaseFile } from './caseFile.ts';
import { firstNumber } from './redisCases.ts';

const replace = writing(`
local stored = redis.call('HGET', KEYS[1], ARGV[1])
if not stored or redis.sha1hex(stored) ~= ARGV[2] then return 'conflict' end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 'replaced'
`);

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');
const read = (text: string): CaseFile => CaseFile.parse(JSON.parse(text));

function held({ case: stored, description, businessImpact, comments }: CaseFile): HeldCase {
  const { caseNumber, key, title, product, contact, openedAt } = stored;
  return {
    caseNumber,
    key,
    title,
    description,
    businessImpact,
    product,
    contact,
    openedAt,
    comments,
  };
}

/** The cases of our own desk on Redis, to export and to erase. */
export function redisCaseArchive(connection: RedisConnection): CaseArchive {
  const { ask } = connection;
  const part = connection.part('desk');
  const files = part.key('files');

  return {
    async page(after, limit) {
      const count = Number((await ask(async (redis) => redis.get(part.key('count')))) ?? 0);
      const last = firstNumber + count;
      const found: HeldCase[] = [];
      // Some numbers were never used.
      for (let from = Number(after ?? firstNumber) + 1; from <= last; from += limit) {
        const numbers = Array.from({ length: Math.min(limit, last - from + 1) }, (_, at) =>
          String(from + at),
        );
        const texts = await ask(async (redis) => redis.hmget(files, ...numbers));
        for (const text of texts) if (typeof text === 'string') found.push(held(read(text)));
        if (found.length > 0) break;
      }
      return found;
    },

    async rewrite({ caseNumber, title, description, businessImpact, product, contact, comments }) {
      for (;;) {
        const text = await ask(async (redis) => redis.hget(files, caseNumber));
        if (text === null) return;
        const file = read(text);
        const changed = new Map(comments.map((comment) => [comment.id, comment]));
        const after: CaseFile = {
          ...file,
          case: { ...file.case, title, product, contact },
          description,
          businessImpact,
          comments: file.comments.map((comment) => {
            const { author = comment.author, text: said = comment.text } =
              changed.get(comment.id) ?? {};
            return { ...comment, author, text: said };
          }),
        };
        const values = [caseNumber, sha1(text), JSON.stringify(after)];
        if ((await part.write(replace, ['files'], values)) === 'replaced') return;
      }
    },
  };
}
