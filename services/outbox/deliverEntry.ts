import { BackendError } from '../cases/backendError.ts';
import type { CaseBackend, HandoffNote } from '../cases/caseBackend.ts';
import type { Clock } from '../clock.ts';
import { failpoint } from '../failpoint.ts';
import type { Policies } from '../policy/policies.ts';
import type { RequestEvent } from '../requests/requestEvent.ts';
import type { RequestStore } from '../requests/requestStore.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import { withDeadline } from '../withDeadline.ts';
import { type Ask, asking } from './asking.ts';
import { carryOut } from './carryOut.ts';
import { LeaseLost } from './leaseLost.ts';
import type { CustomerMailer } from './customerMailer.ts';
import type { Notifier } from './notifier.ts';
import type { ClaimedEntry } from './outbox.ts';
import { newsFollows } from './newsFollows.ts';
import { recordEvent } from './recordEvent.ts';
import { settled } from './settled.ts';
import { severityFollows } from './severityFollows.ts';
import type { StaffChannel } from './staffChannel.ts';
import type { StaffNotifier } from './staffNotifier.ts';
import { watchOver } from './watchOver.ts';

interface Dependencies {
  readonly requests: RequestStore;
  readonly backend: CaseBackend;
  readonly notifier: Notifier;
  readonly staff: StaffNotifier;
  /** Undefined: staff have no channel that shows requests. */
  readonly staffChannel?: StaffChannel | undefined;
  /** Undefined: customers are told in the chat alone. */
  readonly customerMail?: CustomerMailer | undefined;
  readonly policies: Policies;
  readonly noteOf: (request: SupportRequest) => HandoffNote;
  readonly clock: Clock;
  /** Deadline of one call, in milliseconds. */
  readonly callMs: number;
  readonly acknowledgeMinutes: number;
}

/**
 * Does what an entry says, once. Every step finds out first whether an earlier attempt got past it, so
 * that a process killed between any two of them leaves one case and one message.
 * Throws a `BackendError`, `LeaseLost` once `holds` says no, or whatever surprise there was.
 */
export function deliverEntry({
  requests,
  backend,
  notifier,
  staff,
  staffChannel,
  customerMail,
  policies,
  noteOf,
  clock,
  callMs,
  acknowledgeMinutes,
}: Dependencies): (entry: ClaimedEntry, stop: AbortSignal, holds?: () => boolean) => Promise<void> {
  const carry = carryOut({ backend, policies, noteOf });
  const record = recordEvent({ backend, requests });

  const allFollows = async (done: SupportRequest): Promise<void> => {
    await severityFollows(requests, done);
    await newsFollows(requests, done);
  };

  const deliver = async (request: SupportRequest, ask: Ask): Promise<void> => {
    const { reference, status, key } = request;
    // Killed after the case was changed at the desk, and before the rest knew of it.
    if (status === 'delivered') return allFollows(request);
    if (status === 'refused') return;
    if (status !== 'withdrawn') {
      const outcome = await carry(request, ask);
      failpoint('deliver.opened');
      const after = await requests.update(reference, (now) => settled(now, outcome, clock()));
      failpoint('deliver.settled');
      if (after?.status === 'delivered') return allFollows(after);
      if (after?.status !== 'withdrawn') return;
    }
    // It was taken back before or while its case was opened, maybe by an attempt that did not answer.
    const opened = await ask(async (signal) => backend.findByKey(key, { signal }));
    if (opened === undefined) return;
    const how = {
      key: `withdrawn-${key}`,
      author: 'intake',
      text: 'The customer has withdrawn the request.',
      status: 'closed',
    } as const;
    await ask(async (signal) => backend.resolve(opened.caseNumber, how, { signal }));
  };

  return async (entry, stop, holds = () => true) => {
    const ask = asking(callMs, stop, holds);
    const request = await requests.get(entry.reference);
    if (request === undefined) throw missing(`request ${entry.reference}`);
    switch (entry.kind) {
      case 'deliver':
        return deliver(request, ask);
      case 'record':
        await record(request, eventOf(request, entry), entry.id, ask);
        failpoint('record.recorded');
        return;
      case 'tellCustomer': {
        const event = eventOf(request, entry);
        if (!holds()) throw new LeaseLost();
        return withDeadline(callMs, async () => notifier.tell(request, event, entry.id), stop);
      }
      case 'mailCustomer': {
        const event = eventOf(request, entry);
        if (!holds()) throw new LeaseLost();
        return withDeadline(
          callMs,
          async (signal) => customerMail?.mail(request, event, { signal }),
          stop,
        );
      }
      case 'tellStaff': {
        const event = entry.event === undefined ? undefined : eventOf(request, entry);
        if (request.status === 'withdrawn') return;
        if (!holds()) throw new LeaseLost();
        return withDeadline(
          callMs,
          async (signal) => staff.tell(request, event, entry.id, { signal }),
          stop,
        );
      }
      case 'watch':
        await requests.update(request.reference, (now) =>
          watchOver(now, entry.id, clock(), acknowledgeMinutes),
        );
        return;
      case 'showStaff':
        if (!holds()) throw new LeaseLost();
        return withDeadline(callMs, async () => staffChannel?.show(request), stop);
      case 'remindStaff':
        if (!holds()) throw new LeaseLost();
        return withDeadline(callMs, async () => staffChannel?.remind(request, entry.id), stop);
    }
  };
}

function eventOf(request: SupportRequest, entry: ClaimedEntry): RequestEvent {
  const event = request.events.find(({ id }) => id === entry.event);
  if (event === undefined) throw missing(`event ${entry.event ?? ''} of ${entry.reference}`);
  return event;
}

const missing = (what: string): BackendError =>
  new BackendError('permanent', `there is no ${what}`, { applied: 'no' });
