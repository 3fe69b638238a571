import { randomUUID } from 'node:crypto';
import type { Log } from '../../log.ts';
import { type Link, openLink } from './link.ts';
import { messagesOf, type Messages } from './messages.ts';
import { RedisError } from './redisError.ts';
import type { Script } from './script.ts';
import { toldOnce, type ToldOnce } from './toldOnce.ts';

type Values = readonly (string | number)[];

/** Keys that are written together. They share a hash tag, so that a cluster would keep them in one place. */
export interface Part {
  key(name: string): string;
  /**
   * Runs a script that writes, on the keys of these names. Returns when its answer may be relied on.
   * Throws a `RedisError`.
   */
  write(
    script: Script,
    names: readonly string[],
    values: Values,
    how?: WriteOptions,
  ): Promise<string>;
  read(script: Script, names: readonly string[], values: Values): Promise<unknown>;
}

interface WriteOptions {
  /** False: nobody was promised it, so replicas are not waited for. */
  readonly isPromise?: boolean;
}

/** One Redis, as every store of this process uses it. */
export interface RedisConnection extends Pick<Link, 'ask' | 'topology' | 'close'> {
  readonly part: (tag: string) => Part;
  readonly messages: Messages;
  /** An entry has come into the outbox, whichever process and store wrote it. */
  readonly outboxAdded: ToldOnce<void>;
  /** Of this process, to know its own messages by. */
  readonly self: string;
  readonly log: Log;
}

interface Options {
  readonly log: Log;
  /** Before every key: several products may share a Redis. */
  readonly prefix?: string;
}

/** How keys and what they hold are laid out. Raise it with a step that brings older data along. */
const schema = 1;
/** A replica that is further behind than this does not count. */
const waitMs = 1000;

/** Connects. Throws with one line that names the setting: see `openLink`. */
export async function openRedis(
  url: string,
  { log, prefix = 'intake' }: Options,
): Promise<RedisConnection> {
  const link = await openLink(url, log);
  const messages = messagesOf(link.redis, prefix, log);
  const outboxAdded = toldOnce<void>();
  messages.watch('outbox', (write = randomUUID()) => outboxAdded.tell(write));
  const close = async (): Promise<void> => {
    await messages.close();
    await link.close();
  };
  try {
    await requireSchema(link, prefix);
    await messages.open();
  } catch (error) {
    await close();
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`REDIS_URL: ${why}`, { cause: error });
  }

  const part = (tag: string): Part => {
    const key = (name: string): string => `${prefix}:{${tag}}:${name}`;
    return {
      key,
      async write(script, names, values, { isPromise = true } = {}) {
        // The same for every try of this call.
        const keys = [`answer:${randomUUID()}`, ...names].map(key);
        const waitFor = isPromise ? link.topology().waitFor : 0;
        return String(await run(link, script, keys, values, waitFor));
      },
      read: async (script, names, values) => run(link, script, names.map(key), values, 0),
    };
  };
  const self = randomUUID();
  return { ask: link.ask, topology: link.topology, part, messages, outboxAdded, self, log, close };
}

/** Throws if a newer version of this program has written here. */
async function requireSchema({ ask }: Link, prefix: string): Promise<void> {
  const key = `${prefix}:schema`;
  await ask(async (redis) => redis.set(key, schema, 'NX'));
  const found = Number(await ask(async (redis) => redis.get(key)));
  if (found === schema) return;
  throw new Error(`its data is of version ${found}, and this program knows version ${schema}.`);
}

async function run(
  { ask }: Link,
  { lua, sha }: Script,
  keys: readonly string[],
  values: Values,
  waitFor: number,
): Promise<unknown> {
  return ask(async (redis) => {
    const send = async (isKnown: boolean): Promise<unknown> => {
      const answer = isKnown
        ? redis.evalsha(sha, keys.length, ...keys, ...values)
        : redis.eval(lua, keys.length, ...keys, ...values);
      if (waitFor === 0) return answer;
      const [said, copies] = await Promise.all([answer, redis.wait(waitFor, waitMs)]);
      if (copies >= waitFor) return said;
      throw new RedisError('notReplicated', 'No replica of Redis has it yet: it is not safe.', {
        applied: 'unknown',
      });
    };
    try {
      return await send(true);
    } catch (error) {
      // A Redis that was restarted has forgotten its scripts.
      if (error instanceof Error && error.message.startsWith('NOSCRIPT')) return send(false);
      throw error;
    }
  });
}
