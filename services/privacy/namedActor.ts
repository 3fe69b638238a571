import type { Actor } from '../requests/requestEvent.ts';

/** Of the staff, what the customer was told: their id in the operator's directory is nobody's to keep or be given. */
export const namedActor = (by: Actor): Actor =>
  by.kind === 'staff' ? { kind: 'staff', name: by.name } : by;
