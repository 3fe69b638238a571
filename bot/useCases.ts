/** The product without its channels: policy, stores and use-cases put together, for the process and for tests. */
import { codeMail } from '../dialogs/mails/codeMail.ts';
import { newsMail } from '../dialogs/mails/newsMail.ts';
import type { DialogServices } from '../dialogs/turn.ts';
import type { CaseBackend } from '../services/cases/caseBackend.ts';
import { caseLookup } from '../services/cases/caseLookup.ts';
import type { Clock } from '../services/clock.ts';
import type { InstantReader } from '../services/dates/instantReader.ts';
import { deskWork } from '../services/desk/actOn.ts';
import type { DeskWork } from '../services/desk/deskWork.ts';
import type { EntitlementDirectory } from '../services/entitlements/entitlementDirectory.ts';
import { handoffNote } from '../services/handoff/handoffNote.ts';
import { handoffOf } from '../services/handoff/handoffOf.ts';
import { staffMail } from '../services/handoff/staffMail.ts';
import type { CodeStore } from '../services/identity/codeStore.ts';
import { oneTimeCode } from '../services/identity/oneTimeCode.ts';
import type { RateLimiter } from '../services/limits/rateLimiter.ts';
import type { Log } from '../services/log.ts';
import { customerMail, type IsThere } from '../services/mail/customerMail.ts';
import type { Mailer } from '../services/mail/mailer.ts';
import type { Notifier } from '../services/outbox/notifier.ts';
import type { Outbox } from '../services/outbox/outbox.ts';
import { type Relay, relay as relayOver } from '../services/outbox/relay.ts';
import type { StaffChannel } from '../services/outbox/staffChannel.ts';
import { type PhonedFrom, phonesOf, type SupportPhone } from '../services/policy/phones.ts';
import type { SupportRequest } from '../services/requests/supportRequest.ts';
import type { Policies } from '../services/policy/policies.ts';
import { reopeningOf } from '../services/cases/reopeningOf.ts';
import type { CustomerPrivacy } from '../services/privacy/customerPrivacy.ts';
import { contractOf } from '../services/requests/contractOf.ts';
import { customerSide } from '../services/requests/customerSide.ts';
import { raiseRequest } from '../services/requests/raise.ts';
import type { RequestStore } from '../services/requests/requestStore.ts';
import type { Trace } from '../services/trace.ts';
import { dialogServices } from './dialogServices.ts';

export interface Stores {
  readonly requests: RequestStore;
  readonly outbox: Outbox;
  readonly limiter: RateLimiter;
  readonly codes: CodeStore;
}

interface Dependencies extends Stores {
  readonly policies: Policies;
  readonly entitlements: EntitlementDirectory;
  readonly backend: CaseBackend;
  readonly instants: InstantReader;
  /** Undefined: nothing can be mailed. */
  readonly mailer: Mailer | undefined;
  /** Mail address of a queue, if it has one. */
  readonly addressOf: (queue: string) => string | undefined;
  readonly deskUrl: () => string;
  readonly privacy: CustomerPrivacy;
  /** What customers phone where the policy names no number for them. */
  readonly supportPhone?: string | undefined;
  readonly acknowledgeMinutes: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Shows the work of the relay to whoever collects traces. */
  readonly trace?: Trace;
}

export interface UseCases {
  readonly services: DialogServices;
  readonly work: DeskWork;
  /** The numbers that a request's customer is told to phone. */
  readonly phonesOf: (request: SupportRequest) => readonly SupportPhone[];
  /**
   * @param isThere does the customer see what is said in this conversation: in an open page, or in Teams?
   * @param staffChannel where staff have requests shown; undefined: nowhere
   */
  relay(notifier: Notifier, isThere: IsThere, staffChannel?: StaffChannel): Relay;
}

const DIRECTORY_DEADLINE_MS = 2_000;
const CALL_MS = 10_000;
/** A customer waits for it in the chat, and is told that the desk does not answer before they wonder. */
const LOOKUP_MS = 3_000;

export function useCases(given: Dependencies): UseCases {
  const { policies, entitlements, backend, instants, mailer, clock, log } = given;
  const { acknowledgeMinutes } = given;
  const { requests, outbox, limiter, codes } = given;

  const raise = raiseRequest({
    policies,
    entitlements,
    store: requests,
    clock,
    directoryDeadlineMs: DIRECTORY_DEADLINE_MS,
    acknowledgeMinutes,
  });
  const cases = caseLookup({
    backend,
    requests,
    limiter,
    clock,
    reopening: (facts, closedAt, now) => reopeningOf(policies, facts, closedAt, now),
    callMs: LOOKUP_MS,
  });
  const phonesFrom = (from: PhonedFrom): readonly SupportPhone[] => {
    const named = phonesOf(policies, from);
    const { supportPhone: number } = given;
    return named.length > 0 || number === undefined ? named : [{ number }];
  };
  // Of a stranger's account nothing is told.
  const phonesOfCustomer = ({ speaker, entitlement }: SupportRequest): readonly SupportPhone[] =>
    phonesFrom(speaker.kind === 'stranger' ? {} : contractOf(entitlement));
  const services = dialogServices({
    policies,
    entitlements,
    instants,
    raise,
    cases,
    customer: customerSide({ requests, clock }),
    privacy: given.privacy,
    phonesFrom,
    proof: oneTimeCode({ directory: entitlements, codes, limiter, mailer, codeMail, clock, log }),
  });
  const { addressOf, deskUrl } = given;
  const staff = staffMail({ mailer, policies, addressOf, deskUrl, clock });

  return {
    services,
    phonesOf: phonesOfCustomer,
    work: deskWork({ requests, outbox, clock, acknowledgeMinutes }),
    relay: (notifier, isThere, staffChannel) =>
      relayOver({
        outbox,
        requests,
        backend,
        notifier,
        staff,
        staffChannel,
        customerMail: customerMail({
          mailer,
          newsMail,
          phonesOf: phonesOfCustomer,
          isThere,
        }),
        policies,
        noteOf: (request) => handoffNote(handoffOf(request, { policies, now: clock() }), clock()),
        clock,
        log,
        callMs: CALL_MS,
        ...(given.trace === undefined ? {} : { trace: given.trace }),
        acknowledgeMinutes,
      }),
  };
}
