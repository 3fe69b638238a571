import type { DateTime } from 'luxon';
import type { Clock } from '../clock.ts';
import type {
  EntitlementDecision,
  EntitlementDirectory,
} from '../entitlements/entitlementDirectory.ts';
import type { Case } from '../cases/case.ts';
import type { Speaker } from '../identity/speaker.ts';
import type { Evaluation, Facts, SeverityProposal } from '../policy/evaluation.ts';
import { withDeadline } from '../withDeadline.ts';
import { newReference } from './reference.ts';
import type { RequestStore } from './requestStore.ts';
import type { RequestKind, RequestOf, SupportRequest } from './supportRequest.ts';

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

type Asked<K extends RequestKind> = K extends RequestKind
  ? { readonly kind: K; readonly draft: RequestOf<K>['draft'] }
  : never;

/** What a finished conversation hands over. */
export type RaiseInput = Common &
  (
    | (Asked<'openCase'> & {
        readonly proposal: SeverityProposal;
        readonly productName: string;
      })
    | (Asked<Exclude<RequestKind, 'openCase'>> & {
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
  readonly evaluate: (facts: Facts, now: DateTime) => Evaluation;
  readonly entitlements: EntitlementDirectory;
  readonly store: RequestStore;
  readonly clock: Clock;
  /** How long the directory may take; then its answer is `indeterminate`. */
  readonly directoryDeadlineMs: number;
}

/**
 * Accepts a case: checks the entitlement, asks the policy what may be promised, and writes the request
 * together with the outbox entry that opens its case. Nothing is refused here: what is not certain goes
 * to Customer Service, which verifies entitlement (D1, customer service).
 *
 * A stranger's entitlement is checked for staff; what the request promises is evaluated without it, so
 * that `promise` may be shown to anybody. `entitlement` may not.
 */
export function raiseRequest({
  evaluate,
  entitlements,
  store,
  clock,
  directoryDeadlineMs,
}: Dependencies): (input: RaiseInput) => Promise<SupportRequest> {
  const entitlementOf = async (
    { speaker, draft }: RaiseInput,
    at: string,
  ): Promise<EntitlementDecision> => {
    // A verified customer speaks for their own account, whatever number they typed.
    const accountId = speaker.kind === 'customer' ? speaker.accountId : draft.accountId;
    if (accountId === null) return { outcome: 'unknown' };
    const query = { accountId, product: draft.product, at };
    try {
      return await withDeadline(directoryDeadlineMs, async () => entitlements.check(query));
    } catch {
      return { outcome: 'indeterminate' };
    }
  };

  const unusedReference = async (): Promise<string> => {
    for (;;) {
      const reference = newReference();
      if ((await store.get(reference)) === undefined) return reference;
    }
  };

  return async (input) => {
    const { draft, speaker, proposal } = input;
    const earlier = await store.byKey(input.key);
    if (earlier !== undefined) return earlier;

    const now = clock().toUTC();
    const raisedAt = now.toJSDate().toISOString();
    const entitlement = await entitlementOf(input, raisedAt);
    const isCertain = speaker.kind === 'customer' && entitlement.outcome === 'entitled';
    const asked = { severity: draft.severity, language: draft.language };
    const reference = await unusedReference();

    return store.raise(
      {
        schema: 'support-request/1',
        reference,
        key: input.key,
        raisedAt,
        status: 'received',
        caseNumber: null,
        openedAt: null,
        origin: input.origin,
        speaker,
        entitlement,
        route: isCertain ? 'support' : 'customerService',
        draft,
        productName: input.productName,
        severity: {
          customer: draft.severity,
          proposed: proposal,
          agreed: draft.severity === proposal.severity,
        },
        promise: evaluate(isCertain ? { ...asked, ...covered(entitlement) } : asked, now),
        // An answer that was not there before, or no longer is: JSON has no other word for it.
        corrections: input.corrections.map(({ slot, from, to, at }) => ({
          slot,
          from: from ?? null,
          to: to ?? null,
          at,
        })),
        leftOut: input.leftOut,
        masked: input.masked,
        transcript: input.transcript,
        attachments: input.attachments,
      },
      { id: `open-${reference}`, kind: 'openCase', reference },
    );
  };
}

/** What the policy needs to know of an account that may have this help. */
function covered(entitlement: EntitlementDecision & { outcome: 'entitled' }): Partial<Facts> {
  const { account, programme, companion } = entitlement;
  return {
    programme,
    package: entitlement.package,
    ...(companion === undefined ? {} : { companion }),
    hoursGroup: account.hoursGroup,
    region: account.region,
    country: account.country,
  };
}
