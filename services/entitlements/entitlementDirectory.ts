import { z } from 'zod';

/** An organisation with a contract. `accountId` may also be found by agreement PIN or serial number. */
export const Account = z.object({
  orgId: z.string(),
  name: z.string(),
  region: z.string(),
  hoursGroup: z.string(),
  country: z.string(),
  /** Products bought, ids of the policy's catalogue. */
  products: z.array(z.string()),
});
export type Account = z.infer<typeof Account>;

export const RefusedReason = z.enum([
  'expired',
  'notStarted',
  'suspended',
  'productNotCovered',
  'noEntitlement',
]);
export type RefusedReason = z.infer<typeof RefusedReason>;

/** May this account have this help, today? `indeterminate` is never shown as a refusal. */
export const EntitlementDecision = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('entitled'),
    account: Account,
    programme: z.string(),
    package: z.string(),
    /** A second package bought together with it, e.g. `priority` beside `gold`. */
    companion: z.string().optional(),
    endsOn: z.string(),
    /** Ends within 30 days: worth a word. */
    endsSoon: z.boolean(),
  }),
  z.object({
    outcome: z.literal('refused'),
    account: Account,
    reason: RefusedReason,
    /** The day the refusal turns on (ended, starts, suspended since), ISO date. */
    on: z.string().optional(),
  }),
  z.object({ outcome: z.literal('unknown') }),
  z.object({ outcome: z.literal('indeterminate') }),
]);
export type EntitlementDecision = z.infer<typeof EntitlementDecision>;

export interface EntitlementQuery {
  /** Org ID, agreement PIN or serial number, as given. */
  readonly accountId: string;
  readonly product?: string;
  /** ISO date in the account's zone is derived from this instant. */
  readonly at: string;
}

/** Somebody whom an account has named as theirs. */
export interface AccountContact {
  readonly accountId: string;
  readonly name: string;
  /** As the account has it. */
  readonly email: string;
  /** IANA. */
  readonly zone?: string | undefined;
  /** BCP 47. */
  readonly language?: string | undefined;
}

/** Who has bought what. Answers `indeterminate` instead of throwing when it can't be asked. */
export interface EntitlementDirectory {
  check(query: EntitlementQuery): Promise<EntitlementDecision>;
  /** The contact with this address, however it is written; undefined if no account has it, or if nobody answers. */
  contactByEmail(email: string): Promise<AccountContact | undefined>;
  /** Org ID of the account whose directory (a tenant of Microsoft's, by its GUID) this is; undefined as above. */
  accountOfTenant(tenantId: string): Promise<string | undefined>;
}
