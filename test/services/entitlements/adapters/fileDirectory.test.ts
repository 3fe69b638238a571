import { fileDirectory } from '../../../../services/entitlements/adapters/fileDirectory.ts';
import { loadAccounts } from '../../../../services/entitlements/loadAccounts.ts';
import { entitlementDirectoryContract } from '../../../contracts/entitlementDirectory.ts';

const demoAccounts = new URL(
  '../../../../services/entitlements/adapters/demoAccounts.yaml',
  import.meta.url,
);

describe('the demo accounts', () => {
  entitlementDirectoryContract(async () => ({
    directory: fileDirectory({ accounts: loadAccounts(demoAccounts) }),
    known: {
      entitled: ['ORG-10442', '7301-4482', 'HE2H-81UJ-RT4K'],
      endsSoon: 'ORG-20318',
      expired: 'ORG-23960',
      suspended: 'ORG-34877',
      otherProduct: 'ORG-38215',
      product: 'storefront',
      contact: { name: 'Ana Morales', email: 'ana.morales@example.com' },
      tenant: '6d1f0c1e-3a52-4b0c-9c57-0d5a44f10442',
      at: new Date().toISOString(),
    },
  }));
});
