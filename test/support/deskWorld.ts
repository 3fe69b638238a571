/** The desk over the real embedded stores, in memory, without a bot. */
import type { Server } from 'restify';
import type { DeskOptions } from '../../bot/desk/deskOptions.ts';
import { installDesk } from '../../bot/desk/installDesk.ts';
import type { OpenedFile } from '../../bot/http/sendFile.ts';
import type { Clock } from '../../services/clock.ts';
import { deskWork } from '../../services/desk/actOn.ts';
import type { Outbox } from '../../services/outbox/outbox.ts';
import { loadPolicies } from '../../services/policy/loadPolicies.ts';
import type { RequestEvent } from '../../services/requests/requestEvent.ts';
import type { RequestStore } from '../../services/requests/requestStore.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { withEvent } from '../../services/requests/work.ts';
import { openDatabase } from '../../services/storage/sqlite/database.ts';
import type { Mailbox } from '../../services/mail/mailbox.ts';
import { sqliteMailbox } from '../../services/storage/sqlite/mailbox.ts';
import { sqliteOutbox } from '../../services/storage/sqlite/outbox.ts';
import { sqliteRequestStore } from '../../services/storage/sqlite/requestStore.ts';
import { silentLog } from '../fakes/silentLog.ts';

const policies = loadPolicies(new URL('../../services/policy/policies/', import.meta.url));

export interface DeskWorld {
  readonly requests: RequestStore;
  readonly outbox: Outbox;
  readonly mailbox: Mailbox;
  /** Files that customers attached, by id. */
  readonly files: Map<string, OpenedFile>;
  /** Raised as they are, oldest first. */
  put(...requests: readonly SupportRequest[]): Promise<void>;
  /** Something that happens to a request. */
  happens(
    reference: string,
    event: Partial<RequestEvent> & Pick<RequestEvent, 'kind'>,
  ): Promise<void>;
  /** What was to follow from a request is given up on. */
  park(reference: string, problem: string): Promise<void>;
  /** Returns how to close it. */
  install(server: Server, options?: Partial<DeskOptions>): { close(): void };
  close(): void;
}

export function deskWorld(clock: Clock): DeskWorld {
  const database = openDatabase(':memory:');
  const requests = sqliteRequestStore(database, clock);
  const outbox = sqliteOutbox(database, clock);
  const mailbox = sqliteMailbox(database, clock);
  const work = deskWork({ requests, outbox, clock });
  const files = new Map<string, OpenedFile>();
  let events = 0;
  return {
    requests,
    outbox,
    mailbox,
    files,
    async put(...all) {
      for (const request of all) await requests.raise(request, []);
    },
    async happens(reference, event) {
      events += 1;
      const at = clock().toJSDate().toISOString();
      const whole = { id: `event-${events}`, at, by: { kind: 'customer' as const }, ...event };
      await requests.update(reference, (request) => ({ request: withEvent(request, whole) }));
    },
    async park(reference, problem) {
      const id = `deliver-${reference}`;
      await outbox.add({ id, kind: 'deliver', reference });
      await outbox.park(id, problem);
      await requests.update(reference, (one) => ({ request: { ...one, status: 'parked' } }));
    },
    install: (server, options = {}) =>
      installDesk(server, {
        requests,
        outbox,
        work,
        policies,
        uploads: async (id) => files.get(id),
        mailbox,
        deskToken: 'the-token',
        sessionSecret: 'a secret',
        publicUrl: 'http://localhost',
        clock,
        log: silentLog,
        ...options,
      }),
    close: () => database.close(),
  };
}
