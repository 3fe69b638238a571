import { expect } from 'chai';
import { BackendError } from '../../../services/cases/backendError.ts';
import { watchedMailer } from '../../../services/mail/watchedMailer.ts';
import { clockAt } from '../../fakes/clocks.ts';
import { memoryMailer } from '../../fakes/memoryMailer.ts';

const options = { signal: new AbortController().signal };
const mail = { id: '1', to: 'a@x.example', subject: 's', text: 't' };

describe('mail that fails', () => {
  const make = () => {
    const clock = clockAt('2026-11-22T03:11:00Z');
    const fails: { with?: Error } = {};
    const inner = memoryMailer();
    const flaky = {
      ...inner,
      send: async (...given: Parameters<typeof inner.send>) => {
        if (fails.with !== undefined) throw fails.with;
        return inner.send(...given);
      },
    };
    const mailer = watchedMailer(flaky, clock.now);
    const send = async () => mailer.send(mail, options).catch(() => undefined);
    return { clock, fails, mailer, send };
  };

  it('is remembered from when it began, until a mail goes out', async () => {
    const { clock, fails, mailer, send } = make();
    await send();
    expect(mailer.failingSince()).to.equal(undefined);
    fails.with = new BackendError('retryable', 'refused', { applied: 'no' });
    await send();
    clock.forward(60_000);
    await send();
    expect(mailer.failingSince()).to.equal('2026-11-22T03:11:00.000Z');
    delete fails.with;
    await send();
    expect(mailer.failingSince()).to.equal(undefined);
  });

  it('is no fault of the server if it is one recipient that is refused', async () => {
    const { fails, mailer, send } = make();
    fails.with = new BackendError('permanent', 'no such user', { applied: 'no' });
    await send();
    expect(mailer.failingSince()).to.equal(undefined);
  });

  it('is over when the server answers again and nothing was left to try', async () => {
    const { clock, fails, mailer, send } = make();
    fails.with = new BackendError('unauthorized', 'wrong password', { applied: 'no' });
    await send();
    await mailer.health(options);
    expect(mailer.failingSince()).not.to.equal(undefined);
    clock.forward(11 * 60_000);
    await mailer.health(options);
    expect(mailer.failingSince()).to.equal(undefined);
  });
});
