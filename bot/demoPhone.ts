import type { Policies } from '../services/policy/policies.ts';

/** Reserved for fiction (North American numbering plan, 555-0100 to 555-0199): it reaches nobody. */
const RESERVED = '+1 202-555-0143';

/** A number to show in a demo whose policy names none; outside a demo none is made up. */
export const demoPhone = ({ shared }: Policies): string | undefined =>
  (shared.phones?.numbers ?? []).length === 0 ? RESERVED : undefined;
