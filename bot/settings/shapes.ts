/** The plain kinds of settings: switches, numbers, secrets, lists. The environment holds nothing but text. */
import { z } from 'zod';

export const Switch = z
  .enum(['true', 'false', 'on', 'off', '1', '0'], { error: 'must be true or false' })
  .transform((value) => ['true', 'on', '1'].includes(value));

/** By figures alone: "0x10" and "1e3" are numbers too, but no settings. */
export const WholeNumber = (min: number, max: number, wrong: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, wrong)
    .transform(Number)
    .pipe(z.number().min(min, wrong).max(max, wrong));

export const Days = WholeNumber(1, 3650, 'must be 1 to 3650 days');

export const Secret = (bytes: number) =>
  z.string().min(bytes, `must have at least ${bytes} characters`);

/** `one, two`: separated by commas; nothing is an empty list. */
export const List = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  );

/** The id of an app or a tenant of Microsoft's. */
export const Guid = z.guid('must be an id such as 11111111-2222-3333-4444-555555555555');
