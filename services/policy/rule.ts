/** What every rule in the files carries: where it comes from, and the reading it rests on. */
import { z } from 'zod';

/** Document and section that a rule is taken from, e.g. `D1, support coverage`. */
export const Source = z.string().min(3);

/** Names in the files: lowercase, with hyphens. */
export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lowercase, with hyphens');

export const Words = z.string().min(1);

/** Spread into the schema of a rule. `reading` is an id of the register. */
export const ruled = { source: Source, reading: z.string().min(1).optional() } as const;

/** A rule that is said rather than computed. */
export const Statement = z.strictObject({ id: Id, text: Words, ...ruled });
export type Statement = z.infer<typeof Statement>;
