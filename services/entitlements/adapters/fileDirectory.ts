import { accountKey, type AccountsFile } from '../accountsFile.ts';
import { decide } from '../decide.ts';
import type { EntitlementDirectory } from '../entitlementDirectory.ts';

/** A directory over a file of accounts. An account is found by Org ID, agreement PIN or serial number. */
export function fileDirectory({ accounts }: { accounts: AccountsFile }): EntitlementDirectory {
  const byNumber = new Map(
    accounts.accounts.flatMap((account) =>
      [account.orgId, account.pin, ...account.serials].map(
        (given) => [accountKey(given), account] as const,
      ),
    ),
  );
  return {
    async check(query) {
      const known = byNumber.get(accountKey(query.accountId));
      return known === undefined ? { outcome: 'unknown' } : decide(known, accounts.sold, query);
    },
  };
}
