import { expect } from 'chai';
import { BackendError } from '../../../../services/cases/backendError.ts';
import type { Mail } from '../../../../services/mail/mailer.ts';
import { redisMailbox } from '../../../../services/storage/redis/mailbox.ts';
import { clockAt } from '../../../fakes/clocks.ts';
import { sharedRedis } from './sharedRedis.ts';

const aMail = (id: string): Mail => ({
  id,
  to: 'managers@example.com',
  subject: 'Escalation of case 100001 \u{1F4A5}',
  text: 'Asked: speak with a manager\n',
  thread: ['m0'],
  attachments: [{ filename: 'handoff.json', contentType: 'application/json', content: '{}' }],
});

describe('the mailbox on Redis', () => {
  const redis = sharedRedis();
  const options = { signal: new AbortController().signal };

  it('keeps mails whole and once, with the time, the newest 500 first', async () => {
    const connection = await redis.open();
    const clock = clockAt('2026-11-20T12:00:00Z');
    const mailbox = redisMailbox(connection, clock.now);
    await mailbox.send(aMail('m1'), options);
    await mailbox.send({ ...aMail('m1'), text: 'again' }, options);
    expect(await mailbox.list(9)).to.deep.equal([
      { ...aMail('m1'), sentAt: '2026-11-20T12:00:00.000Z' },
    ]);
    for (let n = 2; n <= 510; n += 1) await mailbox.send(aMail(`m${n}`), options);
    const kept = (await mailbox.list(999)).map(({ id }) => id);
    expect([kept[0], kept.at(-1), kept.length]).to.deep.equal(['m510', 'm11', 500]);
    await connection.close();
  });

  it('sends nothing when it was called off, and says to come back later when Redis fails', async () => {
    const connection = await redis.open();
    const mailbox = redisMailbox(connection, clockAt('2026-11-20T12:00:00Z').now);
    const calledOff = mailbox.send(aMail('m1'), { signal: AbortSignal.abort() });
    expect(await calledOff.catch((why: unknown) => why)).to.be.instanceOf(BackendError);
    expect(await mailbox.list(9)).to.deep.equal([]);
    await connection.close();
    const error = await mailbox.send(aMail('m1'), options).catch((why: unknown) => why);
    expect(error).to.be.instanceOf(BackendError);
    expect(error).to.deep.include({ kind: 'retryable' });
  });
});
