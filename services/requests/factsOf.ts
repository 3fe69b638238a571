import type { EntitlementDecision } from '../entitlements/entitlementDirectory.ts';
import type { Facts } from '../policy/evaluation.ts';
import { contractOf } from './contractOf.ts';
import type { QueueFacts } from './queuesOf.ts';
import type { RaiseInput } from './raise.ts';

/**
 * What the policy is asked with. Of the contract only what is certain: nothing of the account that a
 * stranger names may show in what they are promised.
 */
export function factsOf(input: RaiseInput, entitlement: EntitlementDecision): QueueFacts {
  const { speaker, origin } = input;
  const isEntitled = speaker.kind === 'customer' && entitlement.outcome === 'entitled';
  const ownLanguage = speaker.kind === 'customer' ? speaker.language : undefined;
  return {
    severity: severityOf(input),
    language: input.kind === 'openCase' ? input.draft.language : (ownLanguage ?? origin.locale),
    ...(speaker.kind === 'customer' ? contractOf(entitlement) : {}),
    product: productOf(input),
    isEntitled,
    isStranger: speaker.kind === 'stranger',
  };
}

/** 4 where there is no case: nothing is known that would make it worse. */
function severityOf(input: RaiseInput): Facts['severity'] {
  if (input.kind === 'openCase' || input.kind === 'severity') return input.draft.severity;
  return input.about?.severity ?? 4;
}

function productOf(input: RaiseInput): string | undefined {
  if (input.kind === 'openCase' || input.kind === 'extended') return input.draft.product;
  return input.about?.product ?? undefined;
}
