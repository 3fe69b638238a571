/** A desk to deliver to, and a process that is killed wherever a test says. */
import { embeddedDesk } from '../../../services/cases/adapters/embeddedDesk.ts';
import type { Case } from '../../../services/cases/case.ts';
import type { CaseBackend } from '../../../services/cases/caseBackend.ts';
import { deskWork } from '../../../services/desk/actOn.ts';
import type { DeskAction } from '../../../services/desk/deskWork.ts';
import { deliverEntry } from '../../../services/outbox/deliverEntry.ts';
import type { ClaimedEntry, Outbox } from '../../../services/outbox/outbox.ts';
import { loadPolicies } from '../../../services/policy/loadPolicies.ts';
import { type CustomerAnswer, customerSide } from '../../../services/requests/customerSide.ts';
import { followingRaise } from '../../../services/requests/following.ts';
import type { RequestStore } from '../../../services/requests/requestStore.ts';
import type { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { openDatabase, type Database } from '../../../services/storage/sqlite/database.ts';
import { sqliteOutbox } from '../../../services/storage/sqlite/outbox.ts';
import { sqliteRequestStore } from '../../../services/storage/sqlite/requestStore.ts';
import { aNewCase } from '../../fakes/aNewCase.ts';
import { clockAt, type SetClock } from '../../fakes/clocks.ts';

const policies = loadPolicies(new URL('../../../services/policy/policies/', import.meta.url));
export const { signal } = new AbortController();
export const NUMBER = '100001';

class Crash extends Error {}

/** Counts calls of several objects together; the n-th is carried out, and its answer is lost. */
export class Crasher {
  calls = 0;
  readonly at: number;
  constructor(at: number) {
    this.at = at;
  }
  over<T extends object>(target: T, only?: string): T {
    return new Proxy(target, {
      get: (from, name) => {
        const value: unknown = Reflect.get(from, name);
        if (typeof value !== 'function' || (only !== undefined && name !== only)) return value;
        return async (...given: unknown[]): Promise<unknown> => {
          const result: unknown = await Reflect.apply(value, from, given);
          this.calls += 1;
          if (this.calls === this.at) throw new Crash();
          return result;
        };
      },
    });
  }
}

/** Everything on one clock and in one store; case 100001 is there, and it is Ana's. */
export class Desk {
  readonly clock: SetClock = clockAt('2026-11-20T12:00:00.000Z');
  readonly database: Database = openDatabase(':memory:');
  readonly requests: RequestStore = sqliteRequestStore(this.database, this.clock.now);
  readonly outbox: Outbox = sqliteOutbox(this.database, this.clock.now);
  readonly backend: CaseBackend = embeddedDesk(this.database, this.clock.now);
  readonly told: string[] = [];

  async open(changes: Parameters<typeof aNewCase>[0] = {}): Promise<void> {
    await this.backend.open(aNewCase(changes), { signal });
  }

  async close(daysAgo: number, key = 'closing'): Promise<void> {
    const how = { key, author: 'Kim', text: 'done', status: 'closed' } as const;
    await this.backend.resolve(NUMBER, how, { signal });
    this.clock.forward(daysAgo * 86_400_000);
  }

  /** Raised now, whatever the example says. */
  async raise<R extends SupportRequest>(request: R): Promise<R> {
    const raisedAt = this.clock.now().toJSDate().toISOString();
    const asked = { ...request, raisedAt };
    await this.requests.raise(asked, followingRaise(asked, '2999-01-01T00:00:00Z'));
    return asked;
  }

  delivery(crasher: Crasher): ReturnType<typeof deliverEntry> {
    return deliverEntry({
      requests: crasher.over(this.requests, 'update'),
      backend: crasher.over(this.backend),
      notifier: {
        tell: async (_request, event, id) => void this.told.push(`${id} ${event.kind}`),
      },
      staff: {
        tell: async (_request, event, id) => void this.told.push(`${id} ${event?.kind ?? ''}`),
      },
      policies,
      noteOf: ({ reference }) => ({ text: `Handoff ${reference}`, json: '{}' }),
      clock: this.clock.now,
      callMs: 1000,
      acknowledgeMinutes: 60,
    });
  }

  async deliver(entry: ClaimedEntry | undefined): Promise<void> {
    if (entry === undefined) throw new Error('there is nothing to deliver');
    await this.delivery(new Crasher(0))(entry, signal);
  }

  /** Does what is due, again and again; a process that is killed leaves the entry for the next one. */
  async run(crasher = new Crasher(0)): Promise<void> {
    const deliver = this.delivery(crasher);
    for (;;) {
      const [entry] = await this.outbox.claim(1, 1e11);
      if (entry === undefined) return;
      try {
        await deliver(entry, signal);
        await this.outbox.done(entry.id);
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        await this.outbox.retry(entry.id, 0, 'killed');
      }
    }
  }

  async act(reference: string, action: DeskAction): Promise<void> {
    const work = deskWork({ requests: this.requests, outbox: this.outbox, clock: this.clock.now });
    await work.act(reference, action, 'Kim');
  }

  async answer({ reference, origin }: SupportRequest, answer: CustomerAnswer): Promise<void> {
    const customer = customerSide({ requests: this.requests, clock: this.clock.now });
    await customer.noteAnswer(reference, origin.conversationId, answer);
  }

  async get(reference: string): Promise<SupportRequest> {
    const request = await this.requests.get(reference);
    if (request === undefined) throw new Error('it is gone');
    return request;
  }

  async case(caseNumber = NUMBER): Promise<Case | undefined> {
    return this.backend.get(caseNumber, { signal });
  }

  async comments(caseNumber = NUMBER): Promise<readonly string[]> {
    const all = await this.backend.comments(caseNumber, { signal });
    return all.slice(1).map(({ visibility, author, text }) => `${visibility} ${author}: ${text}`);
  }
}
