import { expect } from 'chai';
import { BackendError } from '../../services/cases/backendError.ts';
import type { Clock } from '../../services/clock.ts';
import type { Mailbox } from '../../services/mail/mailbox.ts';
import type { Mail } from '../../services/mail/mailer.ts';
import { clockAt, type SetClock } from '../fakes/clocks.ts';

export const aMail = (id: string): Mail => ({
  id,
  to: 'managers@example.com',
  subject: 'Escalation of case 100001 \u{1F4A5}',
  text: 'Asked: speak with a manager\n',
  thread: ['m0'],
  attachments: [{ filename: 'handoff.json', contentType: 'application/json', content: '{}' }],
});

/** What every mailbox must do. `make` gives an empty one. */
export function mailboxContract(
  make: (clock: Clock) => Promise<{ mailbox: Mailbox; close: () => Promise<void> }>,
): void {
  describe('a mailbox', () => {
    const options = { signal: new AbortController().signal };
    let clock: SetClock;
    let mailbox: Mailbox;
    let close: () => Promise<void>;

    beforeEach(async () => {
      clock = clockAt('2026-11-20T12:00:00Z');
      ({ mailbox, close } = await make(clock.now));
    });
    afterEach(async () => close());

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
      expect([kept[0], kept.at(-1), kept.length]).to.deep.equal(['m510', 'm11', 500]);
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
}
