import { expect } from 'chai';
import type { Clock } from '../../services/clock.ts';
import type { RedisConnection } from '../../services/storage/redis/connection.ts';
import { redisConversationStore } from '../../services/storage/redis/conversationStore.ts';
import { redisOutbox } from '../../services/storage/redis/outbox.ts';
import { redisRequestStore } from '../../services/storage/redis/requestStore.ts';
import { redisTurnLock } from '../../services/storage/redis/turnLock.ts';
import { sharedRedis } from '../services/storage/redis/sharedRedis.ts';
import { outageToReview } from '../support/talk.ts';
import { aTeam, staffThread } from '../support/staffThread.ts';

const CHANNELS = {
  'daas-vdi': '19:engineers@thread.tacv2',
  'critical-situation-manager': '19:critical@thread.tacv2',
};

describe('a request that nobody acknowledges, on Redis', () => {
  const redis = sharedRedis();
  let connection: RedisConnection;

  beforeEach(async () => {
    connection = await redis.open(`staff${Math.random()}`);
  });
  afterEach(async () => connection.close());

  const shared = (clock: Clock) => ({
    conversations: redisConversationStore(connection, clock),
    requests: redisRequestStore(connection, clock),
    outbox: redisOutbox(connection, clock),
    turnLock: redisTurnLock(connection),
  });

  it('is told of once, where it is by then, when passing it on and reminding come due at once', async () => {
    const story = await outageToReview({ as: 'ana', team: aTeam(CHANNELS), shared });
    await story.say('send');
    await story.deliver();
    const [request] = await story.requests();
    const id = `staff-${request?.reference ?? ''}`;
    story.wait({ minutes: 13 });
    for (const _try of [1, 2]) {
      await story.deliver();
      story.wait({ seconds: 30 });
    }
    const reminders = async (thread: string) =>
      (await staffThread(story.world, thread).lines()).filter((line) => line.includes('Promised:'));
    expect(await reminders(id), 'where it was').to.have.length(0);
    expect(await reminders(`${id}-critical-situation-manager`), 'where it is').to.have.length(1);
  });
});
