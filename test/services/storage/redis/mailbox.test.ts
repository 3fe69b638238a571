import { expect } from 'chai';
import { BackendError } from '../../../../services/cases/backendError.ts';
import { redisMailbox } from '../../../../services/storage/redis/mailbox.ts';
import { aMail, mailboxContract } from '../../../contracts/mailbox.ts';
import { clockAt } from '../../../fakes/clocks.ts';
import { sharedRedis } from './sharedRedis.ts';

describe('the mailbox on Redis', () => {
  const redis = sharedRedis();

  mailboxContract(async (clock) => {
    const connection = await redis.open();
    return { mailbox: redisMailbox(connection, clock), close: connection.close };
  });

  it('says to come back later when Redis fails', async () => {
    const connection = await redis.open();
    const mailbox = redisMailbox(connection, clockAt('2026-11-20T12:00:00Z').now);
    await connection.close();
    const options = { signal: new AbortController().signal };
    const error = await mailbox.send(aMail('m1'), options).catch((why: unknown) => why);
    expect(error).to.be.instanceOf(BackendError);
    expect(error).to.deep.include({ kind: 'retryable' });
  });
});
