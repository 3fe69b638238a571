import type {
  EntitlementDecision,
  EntitlementDirectory,
} from '../entitlements/entitlementDirectory.ts';
import type { Policies } from '../policy/policies.ts';
import { programmesOf } from '../policy/programmesOf.ts';
import { withDeadline } from '../withDeadline.ts';
import type { RaiseInput } from './raise.ts';

interface Dependencies {
  readonly policies: Policies;
  readonly entitlements: EntitlementDirectory;
  readonly deadlineMs: number;
}

/** May whoever asks have this help? A directory that is silent is never taken for a refusal. */
export async function entitlementOf(
  { policies, entitlements, deadlineMs }: Dependencies,
  input: RaiseInput,
  at: string,
): Promise<EntitlementDecision> {
  const { speaker } = input;
  // A verified customer speaks for their own account, whatever number they typed.
  const accountId = speaker.kind === 'customer' ? speaker.accountId : accountGiven(input);
  if (accountId === null) return { outcome: 'unknown' };
  const product = productOf(policies, input);
  const query = { accountId, at, ...(product === undefined ? {} : { product }) };
  try {
    return await withDeadline(deadlineMs, async () => entitlements.check(query));
  } catch {
    return { outcome: 'indeterminate' };
  }
}

/** An account is found by serial number and agreement PIN too. */
function accountGiven(input: RaiseInput): string | null {
  if (input.kind === 'openCase') return input.draft.accountId;
  if (input.kind === 'replacement') return input.draft.serial;
  return input.kind === 'caseReview' ? input.draft.pin : null;
}

function productOf(policies: Policies, input: RaiseInput): string | undefined {
  if (input.kind === 'openCase' || input.kind === 'extended') return input.draft.product;
  // A case may carry a customer's own words for a product, which say nothing about what was bought.
  const product = input.about?.product ?? undefined;
  return product !== undefined && programmesOf(policies, product).length > 0 ? product : undefined;
}
