import { z } from 'zod';
import { visible } from '../../services/privacy/visible.ts';

/** Who sends actions without a name of their own: a program with the token alone. */
export const NAMELESS = 'Support desk';

/** A member of staff as customers will see it: one visible line of at most 80 characters. */
export const StaffName = z
  .string()
  .max(400)
  .transform((name) => visible(name).replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1).max(80));

/** The name in a header, which holds ASCII only: anything else comes percent-encoded. */
export function staffNameIn(header: string | undefined): string | undefined {
  if (header === undefined) return NAMELESS;
  try {
    return StaffName.safeParse(decodeURIComponent(header)).data;
  } catch {
    return undefined;
  }
}
