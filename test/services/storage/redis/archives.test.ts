import { expect } from 'chai';
import { redisCaseArchive } from '../../../../services/cases/adapters/embedded/redisCaseArchive.ts';
import { redisDesk } from '../../../../services/cases/adapters/redisDesk.ts';
import { systemClock } from '../../../../services/clock.ts';
import { redisCodeArchive } from '../../../../services/storage/redis/codeArchive.ts';
import { redisCodeStore } from '../../../../services/storage/redis/codeStore.ts';
import { redisConversationArchive } from '../../../../services/storage/redis/conversationArchive.ts';
import { redisConversationStore } from '../../../../services/storage/redis/conversationStore.ts';
import { redisErasures } from '../../../../services/storage/redis/erasures.ts';
import { conversationArchiveContract } from '../../../contracts/conversationArchive.ts';
import { erasuresContract } from '../../../contracts/erasures.ts';
import { aNewCase } from '../../../fakes/aNewCase.ts';
import { sharedRedis } from './sharedRedis.ts';

describe('what Redis holds of people', () => {
  const redis = sharedRedis();

  conversationArchiveContract(async (clock) => {
    const connection = await redis.open();
    return {
      store: redisConversationStore(connection, clock),
      archive: redisConversationArchive(connection),
      close: connection.close,
    };
  });

  erasuresContract(async () => {
    const connection = await redis.open();
    return { erasures: redisErasures(connection), close: connection.close };
  });

  it('is gone through by cases, page by page, over numbers that were never used', async () => {
    const connection = await redis.open();
    const desk = redisDesk(connection, systemClock);
    const { signal } = new AbortController();
    const opened: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      opened.push((await desk.open(aNewCase(), { signal })).case.caseNumber);
    }
    // A process that is killed has taken a number, and opened nothing with it.
    await connection.ask(async (one) => one.incrby(connection.part('desk').key('count'), 4));
    opened.push((await desk.open(aNewCase(), { signal })).case.caseNumber);
    const archive = redisCaseArchive(connection);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await archive.page(after, 2);
      seen.push(...page.map(({ caseNumber }) => caseNumber));
      after = page.at(-1)?.caseNumber;
    } while (after !== undefined);
    expect(seen).to.deep.equal(opened);
    await connection.close();
  });

  it('is gone with the codes that were sent to somebody, and no other code', async () => {
    const connection = await redis.open();
    const codes = redisCodeStore(connection);
    const now = systemClock().toMillis();
    const speaker = (email: string) =>
      ({
        kind: 'customer',
        by: 'code',
        subject: email,
        accountId: 'ORG-1',
        name: 'Bo Ek',
        email,
      }) as const;
    for (const name of ['ana', 'bo']) {
      const code = { hash: 'h', speaker: speaker(`${name}@example.com`), expiresAt: now + 60_000 };
      await codes.put(`chat-${name}`, code);
    }
    await redisCodeArchive(connection).erase(
      (code) => code.speaker.kind === 'customer' && code.speaker.email === 'ana@example.com',
    );
    expect(await codes.take('chat-ana', 'h', 'line', now)).to.equal(undefined);
    expect(await codes.take('chat-bo', 'h', 'line', now)).to.not.equal(undefined);
    await connection.close();
  });
});
