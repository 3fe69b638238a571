/** Who does what in support, and which question goes to whom. */
import { z } from 'zod';
import { Severity } from '../../requests/drafts/caseDraft.ts';
import { Id, ruled, Words } from '../rule.ts';

export const Role = z.strictObject({
  id: Id,
  name: Words,
  does: Words,
  /** Absent where the document does not say. */
  available: z.enum(['always', 'businessHours']).optional(),
  /** Packages, bought alone or together with another; everybody's if absent. */
  packages: z.array(Id).min(1).optional(),
  severities: z.array(Severity).min(1).optional(),
  ...ruled,
});
export type Role = z.infer<typeof Role>;

/** The desk that takes a family's questions, where it is not the one everybody asks first. */
export const Desk = z.strictObject({
  family: Id,
  /** Who is asked in each region. */
  through: z.array(z.strictObject({ regions: z.array(Id).min(1), name: Words })).min(1),
  handles: z.array(Words).min(1),
  ...ruled,
});
export type Desk = z.infer<typeof Desk>;

export const OutOfScope = z.strictObject({
  what: z.array(Words).min(1),
  /** Who does it instead. */
  goTo: z.array(Words).min(1),
  ...ruled,
});

/** A service that a programme names as included, or as not. */
export const Included = z.strictObject({ id: Id, text: Words, included: z.boolean(), ...ruled });
