import { expect } from 'chai';
import { systemClock } from '../../../../services/clock.ts';
import { redisConversationStore } from '../../../../services/storage/redis/conversationStore.ts';
import { standStill } from '../../../support/standStill.ts';
import { sharedRedis } from './sharedRedis.ts';

/** Longer than Redis may be silent. */
const STILL_MS = 2500;

describe('a process that stood still for seconds, on Redis', () => {
  const redis = sharedRedis();

  it('hears what was answered meanwhile, and fails nobody who asked', async () => {
    const connection = await redis.open();
    try {
      const store = redisConversationStore(connection, systemClock);
      await store.create('c1', {});
      await store.receive('c1', { text: 'one' }, 'client one');
      const asked = Promise.all([
        store.load('c1'),
        store.receive('c1', { text: 'two' }, 'client two'),
      ]);
      await new Promise((resolve) => setImmediate(resolve));
      standStill(STILL_MS);
      const [record, { isNew }] = await asked;
      expect(record?.length).to.equal(1);
      expect(isNew).to.equal(true);
    } finally {
      await connection.close();
    }
  });
});
