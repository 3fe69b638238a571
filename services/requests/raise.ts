import type { Case } from '../cases/case.ts';
import type { Clock } from '../clock.ts';
import type { EntitlementDirectory } from '../entitlements/entitlementDirectory.ts';
import type { Speaker } from '../identity/speaker.ts';
import { failpoint } from '../failpoint.ts';
import { evaluate } from '../policy/evaluate.ts';
import type { SeverityProposal } from '../policy/evaluation.ts';
import type { Policies } from '../policy/policies.ts';
import { entitlementOf } from './entitlementOf.ts';
import { factsOf } from './factsOf.ts';
import { followingRaise } from './following.ts';
import { joinedBy, joinWith } from './joining.ts';
import { type Asked, promisedBy } from './promisedBy.ts';
import { queuesOf } from './queuesOf.ts';
import { newReference } from './reference.ts';
import type { RequestStore } from './requestStore.ts';
import { SupportRequest, type RequestKind, type RequestOf } from './supportRequest.ts';
import { watchAt } from './watchAt.ts';

interface Common {
  /** The id of the form instance: the same key yields the same request, however often it is raised. */
  readonly key: string;
  readonly speaker: Speaker;
  readonly corrections: SupportRequest['corrections'];
  readonly leftOut: SupportRequest['leftOut'];
  readonly masked: SupportRequest['masked'];
  readonly transcript: SupportRequest['transcript'];
  readonly attachments: SupportRequest['attachments'];
  readonly origin: SupportRequest['origin'];
}

type Wanted<K extends RequestKind> = K extends RequestKind
  ? { readonly kind: K; readonly draft: RequestOf<K>['draft'] }
  : never;

/** What a finished conversation hands over. */
export type RaiseInput = Common &
  (
    | (Wanted<'openCase'> & {
        readonly proposal: SeverityProposal;
        readonly productName: string;
        /** The closed case whose place it takes. */
        readonly follows?: string;
      })
    | (Wanted<Exclude<RequestKind, 'openCase'>> & {
        /** The case that it is about, as it was found. */
        readonly about: Case | null;
      })
  );

export interface RaiseResult {
  /** joined: there is an open one of the same case, and this was added to it. */
  readonly kind: 'raised' | 'joined';
  readonly request: SupportRequest;
}

interface Dependencies {
  readonly policies: Policies;
  readonly entitlements: EntitlementDirectory;
  readonly store: RequestStore;
  readonly clock: Clock;
  /** How long the directory may take; then its answer is `indeterminate`. */
  readonly directoryDeadlineMs: number;
  /** After which time the next in line is told, where no instant was promised. */
  readonly acknowledgeMinutes: number;
}

/**
 * Accepts what a conversation yielded: checks the entitlement, asks the policy what may be promised and
 * who acts, and writes the request together with the outbox entries that carry it on. Nothing is refused
 * here: what is not certain goes to Customer Service, which verifies entitlement (D1, customer service).
 *
 * A stranger's entitlement is checked for staff; what the request promises is evaluated without it, so
 * that `promise` and `promised` may be shown to anybody. `entitlement` may not.
 */
export function raiseRequest({
  policies,
  entitlements,
  store,
  clock,
  directoryDeadlineMs,
  acknowledgeMinutes,
}: Dependencies): (input: RaiseInput) => Promise<RaiseResult> {
  const isUsed = async (reference: string): Promise<boolean> =>
    (await store.get(reference)) !== undefined;

  async function unusedReference(): Promise<string> {
    for (;;) {
      const reference = newReference();
      if (!(await isUsed(reference))) return reference;
    }
  }

  async function accepted(input: RaiseInput): Promise<SupportRequest> {
    const now = clock().toUTC();
    const raisedAt = now.toJSDate().toISOString();
    const entitlement = await entitlementOf(
      { policies, entitlements, deadlineMs: directoryDeadlineMs },
      input,
      raisedAt,
    );
    const facts = factsOf(input, entitlement);
    const asked = askedOf(input);
    const about = input.kind === 'openCase' ? null : input.about;
    const promise = evaluate(policies, facts, now);
    const { kind, draft, key, origin, speaker, leftOut, masked, transcript, attachments } = input;
    return SupportRequest.parse({
      schema: 'support-request/2',
      reference: await unusedReference(),
      key,
      raisedAt,
      status: 'received',
      caseNumber: about?.caseNumber ?? null,
      deliveredAt: null,
      origin,
      speaker,
      entitlement,
      queues: queuesOf(policies, asked, facts),
      severityNow: facts.severity,
      about,
      promised: promisedBy(policies, asked, facts, promise, now),
      promise,
      // An answer that was not there before, or no longer is: JSON has no other word for it.
      corrections: input.corrections.map(({ slot, from, to, at }) => ({
        slot,
        from: from ?? null,
        to: to ?? null,
        at,
      })),
      leftOut,
      masked,
      transcript,
      attachments,
      events: [],
      kind,
      draft,
      ...(input.kind === 'openCase' && {
        productName: input.productName,
        ...(input.follows !== undefined && { follows: input.follows }),
        severity: {
          customer: input.draft.severity,
          proposed: input.proposal,
          // Passed on without having been asked: nobody has agreed to it.
          agreed: input.draft.severity === input.proposal.severity && !leftOut.includes('severity'),
        },
      }),
    });
  }

  return async (input) => {
    const earlier = await store.byKey(input.key);
    if (earlier !== undefined) return { kind: 'raised', request: earlier };
    const joined = await joinedBy(store, input);
    if (joined !== undefined) return { kind: 'joined', request: joined };

    const request = await accepted(input);
    const dueAt = watchAt(request, 0, clock(), acknowledgeMinutes);
    failpoint('raise.accepted');
    for (;;) {
      const raised = await store.raise(request, followingRaise(request, dueAt));
      failpoint('raise.raised');
      if (raised.kind !== 'taken') return { kind: 'raised', request: raised.request };
      const open = await joinWith(store, raised.request, request);
      // It was closed between the two looks: then nothing stands in the way any more.
      if (open !== undefined) return { kind: 'joined', request: open };
    }
  };
}

function askedOf(input: RaiseInput): Asked {
  return { kind: input.kind, level: input.kind === 'escalation' ? input.draft.level : undefined };
}
