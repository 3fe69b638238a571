import { loadPolicies } from '../../../services/policy/loadPolicies.ts';

/** The folder of the policy that the product is delivered with. */
export const POLICY_FOLDER = new URL('../../../services/policy/policies/', import.meta.url);

/** Read once for all tests: nothing changes it. */
export const policies = loadPolicies(POLICY_FOLDER);
