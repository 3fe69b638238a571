import { Erasure, type Erasures } from '../../privacy/erasure.ts';
import type { RedisConnection } from './connection.ts';
import { writing } from './script.ts';

const ask = writing(`
redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2])
return 'asked'
`);

const note = writing(`
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 'conflict' end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 'noted'
`);

const done = writing(
  `
redis.call('HDEL', KEYS[1], ARGV[1])
return 'done'
`,
  'allow-oom',
);

const read = (text: string): Erasure => Erasure.parse(JSON.parse(text));

/** What is to be erased, on Redis. */
export function redisErasures(connection: RedisConnection): Erasures {
  const part = connection.part('privacy');
  const key = part.key('erasures');
  return {
    async ask(erasure) {
      await part.write(ask, ['erasures'], [erasure.id, JSON.stringify(erasure)]);
    },

    async open() {
      const all = await connection.ask(async (redis) => redis.hvals(key));
      return all
        .map(read)
        .toSorted((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : Number(a.id > b.id)));
    },

    async note(id, found) {
      for (;;) {
        const before = await connection.ask(async (redis) => redis.hget(key, id));
        if (before === null) return;
        const after = JSON.stringify({ ...read(before), found });
        if ((await part.write(note, ['erasures'], [id, before, after])) === 'noted') return;
      }
    },

    async done(id) {
      await part.write(done, ['erasures'], [id]);
    },
  };
}
