/** Where documents contradict each other or are silent, and how they are read: `register.yaml`. */
import { z } from 'zod';
import { Source, Words } from './rule.ts';

export const RegisterEntry = z.strictObject({
  id: z.string().regex(/^[A-Z]\d+$/, 'is not an id like C7'),
  /** What conflicts, or what is missing. */
  conflict: Words,
  /** What each document says; one entry alone is a gap. */
  says: z.array(z.strictObject({ text: Words, source: Source })).min(1),
  reading: Words,
  why: Words,
});
export type RegisterEntry = z.infer<typeof RegisterEntry>;

export const Register = z.strictObject({ register: z.array(RegisterEntry) });

/** The reading that a rule rests on, as a reason carries it; loading made sure that it is there. */
export function readingOf(
  { register }: { readonly register: readonly RegisterEntry[] },
  { reading: id }: { readonly reading?: string | undefined },
): { readonly reading?: { readonly id: string; readonly text: string } } {
  if (id === undefined) return {};
  const entry = register.find((one) => one.id === id);
  return entry ? { reading: { id, text: entry.reading } } : {};
}
