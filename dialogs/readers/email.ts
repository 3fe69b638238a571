import { z } from 'zod';
import type { Reader } from '../forms/form.ts';

// Bounded on both sides of the @, so that a long hostile line costs no more than a long one. Half an
// address would be a wrong one: what goes before must not belong to it.
const SOMEWHERE =
  /(?<![\p{L}\p{N}\p{M}])[\w+][\w.+'-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}(?![\p{L}\p{M}])/u;
const Email = z.email().max(254);

function firstEmail(text: string): string | undefined {
  const at = text.indexOf('@');
  if (at < 0) return undefined;
  const near = text.slice(Math.max(0, at - 66), at + 260);
  const match = SOMEWHERE.exec(near)?.[0].replace(/\.+$/, '');
  return Email.safeParse(match).success ? match : undefined;
}

/** An e-mail address, alone or inside a sentence. */
export const email: Reader<string> = {
  input: { kind: 'text', style: 'email' },
  read(line) {
    const value = firstEmail(line);
    return value === undefined ? { kind: 'none' } : { kind: 'value', value };
  },
  find: (text) => firstEmail(text),
};
