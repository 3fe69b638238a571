import { expect } from 'chai';
import type {
  EntitlementDecision,
  EntitlementDirectory,
} from '../../services/entitlements/entitlementDirectory.ts';

/** Numbers of accounts that the directory under test must hold, each for what it is named for. */
export interface KnownAccounts {
  /** Entitled to `product` at `at`, for more than 30 days yet. All its numbers, Org ID first. */
  readonly entitled: readonly string[];
  readonly endsSoon: string;
  readonly expired: string;
  readonly suspended: string;
  /** Entitled, but not to `product`. */
  readonly otherProduct: string;
  readonly product: string;
  /** A contact of the `entitled` account, as it has them. */
  readonly contact: { readonly name: string; readonly email: string };
  /** A directory at Microsoft that is the `entitled` account's own. */
  readonly tenant: string;
  /** An ISO instant. */
  readonly at: string;
}

/** What every directory must do. */
export function entitlementDirectoryContract(
  make: () => Promise<{ directory: EntitlementDirectory; known: KnownAccounts }>,
): void {
  describe('an entitlement directory', () => {
    let directory: EntitlementDirectory;
    let known: KnownAccounts;

    beforeEach(async () => ({ directory, known } = await make()));

    const check = async (accountId: string): Promise<EntitlementDecision> =>
      directory.check({ accountId, product: known.product, at: known.at });

    const refusal = async (accountId: string): Promise<unknown> => {
      const decision = await check(accountId);
      return decision.outcome === 'refused' ? decision.reason : decision.outcome;
    };

    it('finds an account by each of its numbers, however they are typed', async () => {
      const [orgId = ''] = known.entitled;
      for (const number of known.entitled) {
        for (const typed of [number, number.toLowerCase(), ` ${number.replaceAll('-', ' ')} `]) {
          const decision = await check(typed);
          expect(decision, typed).to.deep.include({ outcome: 'entitled' });
          if ('account' in decision) expect(decision.account.orgId, typed).to.equal(orgId);
        }
      }
    });

    it('says until when, and whether that is soon', async () => {
      expect(await check(known.entitled[0] ?? '')).to.deep.include({ endsSoon: false });
      expect(await check(known.endsSoon)).to.deep.include({ outcome: 'entitled', endsSoon: true });
    });

    it('refuses with a reason that can be acted on', async () => {
      expect(await refusal(known.expired)).to.equal('expired');
      expect(await refusal(known.suspended)).to.equal('suspended');
      expect(await refusal(known.otherProduct)).to.equal('productNotCovered');
    });

    it('does not judge the product when none is named', async () => {
      const decision = await directory.check({ accountId: known.otherProduct, at: known.at });
      expect(decision.outcome).to.equal('entitled');
    });

    it("does not take a customer's own words for a product that was not bought", async () => {
      const [accountId = ''] = known.entitled;
      const query = { accountId, product: 'that login thing', at: known.at };
      expect(await directory.check(query)).to.deep.equal({ outcome: 'indeterminate' });
    });

    it('finds a contact by mail address, however it is written, and names it as the account has it', async () => {
      const { name, email } = known.contact;
      for (const typed of [email, email.toUpperCase(), ` ${email} `, email.replace('@', ' @ ')]) {
        expect(await directory.contactByEmail(typed), typed).to.deep.include({
          accountId: known.entitled[0],
          name,
          email,
        });
      }
    });

    it('knows nobody by another address', async () => {
      const { email } = known.contact;
      for (const typed of [`x${email}`, email.replace('@', ''), '', '*', '@', '__proto__']) {
        expect(await directory.contactByEmail(typed), typed).to.equal(undefined);
      }
    });

    it('knows whose a directory at Microsoft is, and nothing of others', async () => {
      const { tenant, entitled } = known;
      for (const written of [tenant, tenant.toUpperCase()]) {
        expect(await directory.accountOfTenant(written), written).to.equal(entitled[0]);
      }
      for (const other of [tenant.replace(/.$/, ''), '', '*', '__proto__', 'constructor']) {
        expect(await directory.accountOfTenant(other), other).to.equal(undefined);
      }
    });

    it('knows nothing of other numbers', async () => {
      for (const number of ['ORG-99999', '', '*', '__proto__', 'constructor']) {
        expect(await check(number), number).to.deep.equal({ outcome: 'unknown' });
      }
    });
  });
}
