import type { Policies } from './policies.ts';
import type { Programme } from './programme.ts';

/** A programme by its id, e.g. `xenserver`. */
export function findProgramme(policies: Policies, id: string | undefined): Programme | undefined {
  return policies.programmes.find((programme) => programme.id === id);
}
