import type { Programme } from './programme.ts';
import type { RegisterEntry } from './register.ts';
import type { SharedPolicy } from './sharedPolicy.ts';

/** The operator's whole policy, checked and complete: what the files of `policies/` say. */
export interface Policies {
  readonly shared: SharedPolicy;
  readonly programmes: readonly Programme[];
  /** Contradictions and gaps, each with its reading. */
  readonly register: readonly RegisterEntry[];
}
