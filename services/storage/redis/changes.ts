import type { RedisConnection } from './connection.ts';
import { recordsTag } from './entries.ts';

/**
 * Calls back with every request that any process has changed, by the write and the request's reference.
 * Changes are numbered, so that after a broken connection what was missed is read, and not guessed.
 */
export function hearChanges(
  { ask, messages, part, log }: RedisConnection,
  listener: (write: string, reference: string) => Promise<void>,
): void {
  const records = part(recordsTag);
  let heard: number | undefined;
  const tell = async (write: string, number: number, reference: string): Promise<void> => {
    heard = Math.max(heard ?? 0, number);
    await listener(write, reference);
  };
  const begin = async (): Promise<void> => {
    const count = await ask(async (redis) => redis.get(records.key('changeCount')));
    heard ??= Number(count ?? 0);
  };
  const catchUp = async (): Promise<void> => {
    if (heard === undefined) return begin();
    const since = `(${heard}`;
    const missed = await ask(async (redis) =>
      redis.zrange(records.key('changed'), since, '+inf', 'BYSCORE', 'WITHSCORES'),
    );
    for (let at = 0; at < missed.length; at += 2) {
      const number = missed[at + 1] ?? '0';
      await tell(`change ${number}`, Number(number), missed[at] ?? '');
    }
  };
  const hear = async (message: string | undefined): Promise<void> => {
    if (message === undefined) return catchUp();
    const [write = '', number = '0', reference = ''] = message.split(' ');
    return tell(write, Number(number), reference);
  };
  const noted = (hearing: Promise<void>): void => {
    hearing.catch((error: unknown) => log.warn({ err: error }, 'a changed request was not read'));
  };
  messages.watch('requests', (message) => noted(hear(message)));
  noted(begin());
}
