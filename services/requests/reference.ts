import { randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, which are misread or misheard. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const shape = /^SR-([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z]{4})$/;

/**
 * The check character: each place weighs differently in the field of 32 elements (x⁵ + x² + 1), so that
 * one wrong character, or two neighbours swapped, never gives another valid reference.
 */
function check(characters: string): string {
  let sum = 0;
  for (const character of characters) sum = double(sum ^ alphabet.indexOf(character));
  return alphabet.charAt(sum);
}

function double(value: number): number {
  const doubled = value << 1;
  return doubled > 31 ? doubled ^ 0b100101 : doubled;
}

/** A reference such as `SR-7K3M-9QXD`: one of 34 thousand million, which nobody guesses. */
export function newReference(): string {
  const drawn = Array.from({ length: 7 }, () => alphabet.charAt(randomInt(32))).join('');
  return `SR-${drawn.slice(0, 4)}-${drawn.slice(4)}${check(drawn)}`;
}

/** Is it written as `newReference` writes it, with the right check character? */
export function isReference(text: string): boolean {
  const parts = shape.exec(text);
  if (parts === null) return false;
  const characters = `${parts[1]}${parts[2]}`;
  return check(characters.slice(0, 7)) === characters.charAt(7);
}
