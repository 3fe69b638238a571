import { expect } from 'chai';
import { systemClock } from '../../../../../services/clock.ts';
import { redisChannelStore } from '../../../../../services/storage/redis/channelStore.ts';
import { redisConversationStore } from '../../../../../services/storage/redis/conversationStore.ts';
import { redisTurnLock } from '../../../../../services/storage/redis/turnLock.ts';
import { eventually } from '../../../../fakes/eventually.ts';
import { teamsConnector, type TeamsConnector } from '../../../../fakes/teamsConnector.ts';
import { sharedRedis } from '../../../../services/storage/redis/sharedRedis.ts';
import { life, placeAt, placeOf, stateAt } from './sendingWorld.ts';

describe('two processes that send to Teams what is said in the same conversations', () => {
  const redis = sharedRedis();

  const clock = { now: systemClock, forward: () => {} };

  /** @param deadlineMs of a call to Teams */
  async function processOf(double: TeamsConnector, deadlineMs = 4000) {
    const connection = await redis.open('both');
    const store = redisConversationStore(connection, systemClock);
    const channels = redisChannelStore(connection, systemClock);
    const lock = redisTurnLock(connection);
    const lived = life(
      { store, channels, double, clock },
      { isShared: true, isRealTime: true, lock, deadlineMs },
    );
    return { connection, store, lived };
  }

  it('say soon what comes after the last word of one that is being stopped', async () => {
    const double = await teamsConnector();
    const [first, second] = await Promise.all([processOf(double, 1000), processOf(double)]);
    await first.store.create('teams-di', stateAt(placeAt(double, { conversationId: 'a:di' })));
    second.lived.sender.start();
    // The first one is still at its last word when the second one has something to say, and sees that.
    double.does({ hangs: true, does: true });
    await first.lived.say('teams-di', { type: 'message', text: 'last word' });
    const seen = () => double.seen('a:di').map(({ activity }) => activity['text']);
    await eventually('the first one is at it', () => seen().length === 1);
    const stopped = first.lived.sender.stop();
    await second.lived.say('teams-di', { type: 'message', text: 'what comes after' });
    await eventually('the second one goes on', () => seen().length === 2, 60_000);
    expect(seen()).to.deep.equal(['last word', 'what comes after']);
    await stopped;
    await second.lived.sender.stop();
    for (const { connection } of [first, second]) await connection.close();
    await double.close();
  }).timeout(240_000);

  it('send each line once, in the order of the log', async () => {
    const double = await teamsConnector();
    const [first, second] = await Promise.all([processOf(double), processOf(double)]);
    const ids = ['teams-ana', 'teams-bo', 'teams-cy'];
    for (const id of ids) {
      await first.store.create(id, stateAt(placeAt(double, { conversationId: `a:${id}` })));
    }
    first.lived.sender.start();
    second.lived.sender.start();
    for (let n = 0; n < 12; n += 1) {
      await Promise.all(
        ids.map(async (id, index) => {
          const { lived } = (n + index) % 2 === 0 ? first : second;
          await lived.say(id, { type: 'message', text: `${id} ${n}` });
        }),
      );
    }
    await eventually(
      'all is sent',
      async () => {
        const places = await Promise.all(ids.map(async (id) => placeOf(second.store, id)));
        return places.every((place) => place?.sent === 12 && place.sending === undefined);
      },
      60_000,
    );
    for (const id of ids) {
      const texts = double.seen(`a:${id}`).map(({ activity }) => activity['text']);
      expect(texts).to.deep.equal(Array.from({ length: 12 }, (_, n) => `${id} ${n}`));
    }
    for (const { lived, connection } of [first, second]) {
      await lived.sender.stop();
      await connection.close();
    }
    await double.close();
  }).timeout(240_000);
});
