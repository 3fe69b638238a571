import { expect } from 'chai';
import { redisDesk } from '../../../../services/cases/adapters/redisDesk.ts';
import { BackendError } from '../../../../services/cases/backendError.ts';
import { systemClock } from '../../../../services/clock.ts';
import { caseBackendContract } from '../../../contracts/caseBackend.ts';
import { aNewCase } from '../../../fakes/aNewCase.ts';
import { sharedRedis } from '../../storage/redis/sharedRedis.ts';

describe('our own desk on Redis', () => {
  const redis = sharedRedis();
  const options = { signal: new AbortController().signal };

  caseBackendContract(async () => {
    const connection = await redis.open();
    return { backend: redisDesk(connection, systemClock), close: connection.close };
  });

  it('numbers cases from 100001 upwards, also when two processes open them', async () => {
    const [one, other] = [await redis.open('numbers'), await redis.open('numbers')];
    const desks = [redisDesk(one, systemClock), redisDesk(other, systemClock)];
    const opened = await Promise.all(
      Array.from({ length: 20 }, async (_, n) => desks[n % 2]?.open(aNewCase(), options)),
    );
    const numbers = opened.map((result) => Number(result?.case.caseNumber));
    expect(numbers).to.have.members(Array.from({ length: 20 }, (_, n) => 100_001 + n));
    await one.close();
    await other.close();
  });

  it('loses none of many comments that are written at once', async () => {
    const connection = await redis.open();
    const desk = redisDesk(connection, systemClock);
    const { caseNumber } = (await desk.open(aNewCase(), options)).case;
    const comment = { author: 'Ana', visibility: 'public' } as const;
    await Promise.all(
      Array.from({ length: 20 }, async (_, n) =>
        desk.comment(caseNumber, { ...comment, key: `k${n}`, text: `${n}` }, options),
      ),
    );
    expect(await desk.comments(caseNumber, options)).to.have.length(21);
    await connection.close();
  });

  it('says to come back later when Redis fails, and that it may have been done', async () => {
    const connection = await redis.open();
    const desk = redisDesk(connection, systemClock);
    redis.server().freeze();
    const error = await desk.open(aNewCase(), options).catch((why: unknown) => why);
    redis.server().thaw();
    await connection.close();
    expect(error).to.be.instanceOf(BackendError);
    expect(error).to.deep.include({ kind: 'retryable', applied: 'unknown' });
  });
});
