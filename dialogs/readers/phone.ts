import type { Reader, Reading } from '../forms/form.ts';
import type { DialogTurn } from '../turn.ts';
import { callingCodes } from './callingCodes.ts';
import { countryOf } from './countryOf.ts';
import { ownNumbersIn } from './ownNumbersIn.ts';

const SOMEWHERE = /\+?[\d(][\d\s()./-]{5,24}\d(?:\s?(?:ext\.?|x|#)\s?\d{1,6})?/i;
const EXTENSION = /\s?(?:ext\.?|x|#)\s?\d{1,6}$/i;

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** A number as it is dialled inside the person's country, with its country code. Undefined: not plain. */
function completed(number: string, turn: DialogTurn): string | undefined {
  const rule = callingCodes[countryOf(turn) ?? ''];
  if (rule === undefined) return undefined;
  const { code, trunk, digits } = rule;
  // "(0)20 7946 0000" and "020 7946 0000" are the same number.
  const plain = number.replace(/^\((\d+)\)\s?/, '$1 ').trim();
  const hasTrunk = trunk !== undefined && plain.startsWith(trunk);
  // Where a 0 leads to another town, a number without one is only half of it.
  if (trunk === '0' && !hasTrunk) return undefined;
  if (trunk === undefined && plain.startsWith('0')) return undefined;
  const national = hasTrunk ? plain.slice(1).replace(/^[\s./-]+/, '') : plain;
  const count = digitsOf(national).length;
  return count >= digits[0] && count <= digits[1] ? `+${code} ${national}` : undefined;
}

/** A match of `SOMEWHERE` as a number that can be dialled from anywhere. */
function dialled(match: string, turn: DialogTurn): Reading<string> {
  const extension = EXTENSION.exec(match)?.[0] ?? '';
  const number = match.slice(0, match.length - extension.length);
  const count = digitsOf(number).length;
  if (count < 7 || count > 15) return { kind: 'none' };
  if (number.startsWith('+')) return { kind: 'value', value: match };
  if (number.startsWith('00')) return { kind: 'value', value: `+${match.slice(2)}` };
  const value = completed(number, turn);
  return value === undefined
    ? { kind: 'none', problem: 'phone.country' }
    : { kind: 'value', value: `${value}${extension}` };
}

/**
 * A number to call: 7 to 15 digits (E.164), with an extension if there is one. Without a country code it
 * is completed where account and zone leave no doubt of the country, and asked for anew otherwise.
 */
export const phone: Reader<string> = {
  input: { kind: 'text', style: 'tel' },
  read(line, { turn }) {
    const match = SOMEWHERE.exec(line.slice(0, 200).normalize('NFKC'))?.[0].trim();
    return match === undefined ? { kind: 'none' } : dialled(match, turn);
  },
  find(text, { turn }) {
    const readings = ownNumbersIn(text).map((number) => dialled(number, turn));
    const numbers = readings.map((one) => (one.kind === 'value' ? one.value : undefined));
    // Of two numbers, and of one that is only half of one, it is asked which.
    return new Set(numbers).size === 1 ? numbers[0] : undefined;
  },
};
