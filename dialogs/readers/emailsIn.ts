import { z } from 'zod';

// Bounded on both sides of the @, so that a long hostile line costs no more than a long one. Half an
// address would be a wrong one: what goes before must not belong to it.
const SOMEWHERE =
  /(?<![\p{L}\p{N}\p{M}])[\w+][\w.+'-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}(?![\p{L}\p{M}])/u;
const Email = z.email().max(254);
const BEFORE = 66;
const MOST = 5;

export interface FoundEmail {
  readonly address: string;
  /** Where it begins in the text. */
  readonly at: number;
}

/** The e-mail addresses in a text, in order; no more than a few, as nobody has more. */
export function emailsIn(text: string): readonly FoundEmail[] {
  const found: FoundEmail[] = [];
  let [from, end] = [0, 0];
  for (let count = 0; count < MOST; count++) {
    const at = text.indexOf('@', from);
    if (at < 0) break;
    const start = Math.max(end, at - BEFORE);
    const match = SOMEWHERE.exec(text.slice(start, at + 260));
    const address = match?.[0].replace(/\.+$/, '');
    if (match === null || !Email.safeParse(address).success || address === undefined) {
      from = at + 1;
      continue;
    }
    const begins = start + match.index;
    end = begins + address.length;
    found.push({ address, at: begins });
    from = Math.max(at + 1, end);
  }
  return found;
}
