import { accountKey, type AccountsFile } from '../accountsFile.ts';
import { decide } from '../decide.ts';
import { emailKey } from '../emailKey.ts';
import type { AccountContact, EntitlementDirectory } from '../entitlementDirectory.ts';

/** A directory over a file of accounts. An account is found by Org ID, agreement PIN or serial number. */
export function fileDirectory({ accounts }: { accounts: AccountsFile }): EntitlementDirectory {
  const byNumber = new Map(
    accounts.accounts.flatMap((account) =>
      [account.orgId, account.pin, ...account.serials].map(
        (given) => [accountKey(given), account] as const,
      ),
    ),
  );
  const byEmail = new Map<string, AccountContact>();
  for (const { orgId: accountId, contacts } of accounts.accounts) {
    for (const { name, email, zone, language } of contacts) {
      const key = emailKey(email);
      // Who speaks for several accounts is taken to speak for the first of them.
      if (!byEmail.has(key)) byEmail.set(key, { accountId, name, email, zone, language });
    }
  }
  const byTenant = new Map(
    accounts.accounts.flatMap(({ tenants = [], orgId }) =>
      tenants.map((tenant) => [tenant.toLowerCase(), orgId] as const),
    ),
  );
  return {
    async accountOfTenant(tenantId) {
      return byTenant.get(tenantId.toLowerCase());
    },
    async contactByEmail(email) {
      return byEmail.get(emailKey(email));
    },
    async check(query) {
      const known = byNumber.get(accountKey(query.accountId));
      return known === undefined ? { outcome: 'unknown' } : decide(known, accounts.sold, query);
    },
  };
}
