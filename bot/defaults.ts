/** The policy that the product comes with, where the operator has named none. */
export const DEFAULT_POLICIES = new URL('../services/policy/policies/', import.meta.url);

export const DEMO_ACCOUNTS = new URL(
  '../services/entitlements/adapters/demoAccounts.yaml',
  import.meta.url,
);
