import { expect } from 'chai';
import { newsMail } from '../../../dialogs/mails/newsMail.ts';
import { systemClock } from '../../../services/clock.ts';
import { deskWork } from '../../../services/desk/actOn.ts';
import { customerMail } from '../../../services/mail/customerMail.ts';
import type { Outbox } from '../../../services/outbox/outbox.ts';
import { relay, type Relay } from '../../../services/outbox/relay.ts';
import { loadPolicies } from '../../../services/policy/loadPolicies.ts';
import type { RequestStore } from '../../../services/requests/requestStore.ts';
import { openDatabase } from '../../../services/storage/sqlite/database.ts';
import { sqliteOutbox } from '../../../services/storage/sqlite/outbox.ts';
import { sqliteRequestStore } from '../../../services/storage/sqlite/requestStore.ts';
import { aRequest } from '../../fakes/aRequest.ts';
import { backendDouble } from '../../fakes/backendDouble.ts';
import { eventually } from '../../fakes/eventually.ts';
import { memoryMailer } from '../../fakes/memoryMailer.ts';
import { silentLog } from '../../fakes/silentLog.ts';

const policies = loadPolicies(new URL('../../../services/policy/policies/', import.meta.url));
const never = new Promise<never>(() => {});

describe('a customer whose mail two processes are at', () => {
  it('gets it once: who was held up past the lease leaves it to the other', async () => {
    const database = openDatabase(':memory:');
    const outbox = sqliteOutbox(database, systemClock);
    const requests = sqliteRequestStore(database, systemClock);
    const mailer = memoryMailer();
    const lost: string[] = [];
    const process = (changes: { requests?: RequestStore; outbox?: Outbox }): Relay =>
      relay({
        outbox,
        requests,
        backend: backendDouble().backend,
        notifier: { tell: async () => undefined },
        staff: { tell: async () => undefined },
        customerMail: customerMail({ mailer, newsMail, phonesOf: () => [], isThere: () => false }),
        policies,
        noteOf: ({ reference }) => ({ text: reference, json: '{}' }),
        clock: systemClock,
        log: { ...silentLog, warn: (_facts, what) => void lost.push(what) },
        callMs: 40,
        silentMs: 80,
        wait: () => 1,
        ...changes,
      });

    // The first one is held up when it has taken the mail and has not begun to send it: it renews nothing.
    const isTaken = Promise.withResolvers<void>();
    const goesOn = Promise.withResolvers<void>();
    const heldUp = process({
      outbox: { ...outbox, renew: async () => never },
      requests: {
        ...requests,
        async get(reference) {
          isTaken.resolve();
          await goesOn.promise;
          return requests.get(reference);
        },
      },
    });
    const other = process({});

    const request = aRequest();
    await requests.raise(request, []);
    const answer = { kind: 'answer', key: 'click-answer', text: 'Please restart it.' } as const;
    await deskWork({ requests, outbox, clock: systemClock }).act(request.reference, answer, 'Kim');
    try {
      heldUp.start();
      await isTaken.promise;
      other.start();
      await eventually('the other one has mailed it', () => mailer.sent.length > 0);
      goesOn.resolve();
      await heldUp.stop();
      await other.idle();
      expect(mailer.sent.map(({ subject }) => subject)).to.deep.equal([
        `${request.reference}: an answer from Kim`,
      ]);
      expect(lost).to.include('held up past the lease, left to others');
    } finally {
      await other.stop();
      database.close();
    }
  });
});
