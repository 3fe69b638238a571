import { expect } from 'chai';
import { BackendError } from '../../../../services/cases/backendError.ts';
import type { Mail } from '../../../../services/mail/mailer.ts';
import { openDatabase, type Database } from '../../../../services/storage/sqlite/database.ts';
import { sqliteMailbox, type Mailbox } from '../../../../services/storage/sqlite/mailbox.ts';
import { clockAt, type SetClock } from '../../../fakes/clocks.ts';

const aMail = (id: string): Mail => ({
  id,
  to: 'managers@example.com',
  subject: 'Escalation of case 100001 \u{1F4A5}',
  text: 'Asked: speak with a manager\n',
  thread: ['m0'],
  attachments: [{ filename: 'handoff.json', contentType: 'application/json', content: '{}' }],
});

describe('the mailbox in the embedded store', () => {
  const options = { signal: new AbortController().signal };
  let database: Database;
  let clock: SetClock;
  let mailbox: Mailbox;

  beforeEach(() => {
    database = openDatabase(':memory:');
    clock = clockAt('2026-11-20T12:00:00Z');
    mailbox = sqliteMailbox(database, clock.now);
  });
  afterEach(() => database.close());

  it('keeps mails whole, with the time, and shows the newest first', async () => {
    await mailbox.send(aMail('m1'), options);
    clock.forward(1000);
    await mailbox.send(aMail('m2'), options);
    expect(await mailbox.list(9)).to.deep.equal([
      { ...aMail('m2'), sentAt: '2026-11-20T12:00:01.000Z' },
      { ...aMail('m1'), sentAt: '2026-11-20T12:00:00.000Z' },
    ]);
    expect(await mailbox.list(1)).to.have.length(1);
  });

  it('keeps a mail once, however often it is sent', async () => {
    await mailbox.send(aMail('m1'), options);
    await mailbox.send({ ...aMail('m1'), text: 'again' }, options);
    expect((await mailbox.list(9)).map(({ text }) => text)).to.deep.equal([aMail('m1').text]);
  });

  it('keeps the newest 500', async () => {
    for (let n = 1; n <= 510; n += 1) await mailbox.send(aMail(`m${n}`), options);
    const kept = (await mailbox.list(999)).map(({ id }) => id);
    expect(kept).to.have.length(500);
    expect(kept.at(-1)).to.equal('m11');
  });

  it('sends nothing when it was called off before', async () => {
    const sent = mailbox.send(aMail('m1'), { signal: AbortSignal.abort() });
    expect(await sent.catch((error: unknown) => error)).to.be.instanceOf(BackendError);
    expect(await mailbox.list(9)).to.deep.equal([]);
  });

  it('says that it is well', async () => {
    expect((await mailbox.health(options)).ok).to.equal(true);
  });
});
