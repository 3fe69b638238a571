import { expect } from 'chai';
import { systemClock } from '../../../../services/clock.ts';
import type { RequestEvent } from '../../../../services/requests/requestEvent.ts';
import type { RedisConnection } from '../../../../services/storage/redis/connection.ts';
import { rankAnew } from '../../../../services/storage/redis/rankAnew.ts';
import { redisRequestStore } from '../../../../services/storage/redis/requestStore.ts';
import { aRequest } from '../../../fakes/aRequest.ts';
import { sharedRedis } from './sharedRedis.ts';

const PREFIX = 'older';
const overdue: RequestEvent = {
  id: 'overdue',
  at: '2026-11-20T12:00:00.000Z',
  by: { kind: 'system' },
  kind: 'overdue',
};

describe('a Redis in which an earlier rule has placed what is urgent', () => {
  const redis = sharedRedis();
  let connection: RedisConnection;
  before(async () => {
    connection = await redis.open(PREFIX);
  });
  after(async () => connection.close());

  const lists = [
    'listed:*:*',
    'listed:1:*',
    'listed:*:=support-engineer',
    'listed:1:=support-engineer',
  ];
  const score = async (list: string, reference: string): Promise<number> =>
    Number(await redis.server().command('ZSCORE', `${PREFIX}:{r}:${list}`, reference));

  it('has what is late above what is new, in every list, once', async () => {
    const store = redisRequestStore(connection, systemClock);
    const late = aRequest({ severityNow: 3, events: [overdue] });
    const [first, ...newer] = Array.from({ length: 230 }, () => aRequest({ severityNow: 3 }));
    if (first === undefined) throw new Error('there is one');
    for (const request of [first, late, ...newer]) await store.raise(request, []);
    // As it was written before: 0 for all of them, so the place is the number.
    for (const list of lists) {
      await redis.server().command('ZADD', `${PREFIX}:{r}:${list}`, 'XX', 2, late.reference);
    }
    const top = async () => (await store.list({ limit: 1, isOpen: true }))[0]?.reference;
    expect(await top()).to.equal(newer.at(-1)?.reference);
    await rankAnew(connection);
    expect(await top()).to.equal(late.reference);
    for (const list of lists) {
      expect(await score(list, late.reference), list).to.equal(2 ** 40 + 2);
      expect(await score(list, first.reference), list).to.equal(1);
    }
    const ofConversation = await store.ofConversation(late.origin.conversationId);
    expect(ofConversation[0]?.reference, 'looked up as before').to.equal(newer.at(-1)?.reference);
    await redis.server().command('ZADD', `${PREFIX}:{r}:listed:1:*`, 'XX', 2, late.reference);
    await rankAnew(connection);
    expect(await top(), 'not again at each start').to.equal(newer.at(-1)?.reference);
  });
});
