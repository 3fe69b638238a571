/** Finds a person in any JSON by their mail address, and takes them out of it. */
import { emailKey } from '../entitlements/emailKey.ts';

/** What stands where something of a person stood. */
export const ERASED = '[erased]';
/** Reaches nobody (RFC 2606), and is still an address to whoever wants one. */
export const NOBODY = 'erased@erased.invalid';

export interface Person {
  readonly email: string;
  /** Is this the person's address? */
  is(address: unknown): boolean;
  /** Does it stand anywhere in this JSON? */
  isIn(value: unknown): boolean;
  /** Is there a contact, a draft or a speaker with this address in it? */
  isContactIn(value: unknown): boolean;
  /** Every text in this JSON that has the address in it. */
  textsIn(value: unknown): readonly string[];
  /**
   * Takes the address out of texts, and the name and phone that stand beside it in `documents`. What says
   * nothing of the person comes back as it was.
   */
  takenOut(documents: unknown): (value: unknown) => unknown;
}

/** Shorter ones are in too many other words. */
const SHORTEST_ALIAS = 4;

export function person(address: string): Person {
  const email = emailKey(address);
  // Not the end of a longer address, and not its beginning.
  const pattern = () =>
    new RegExp(
      `(?<![\\p{L}\\p{N}.+_-])${RegExp.escape(email)}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`,
      'giu',
    );
  const has = (text: string): boolean => text.includes('@') && pattern().test(text);
  const is = (other: unknown): boolean => typeof other === 'string' && emailKey(other) === email;

  const isIn = (value: unknown): boolean => texts(value).some(has);
  const isContactIn = (value: unknown): boolean => contacts(value).some((one) => is(one['email']));

  return {
    email,
    is,
    isIn,
    isContactIn,
    textsIn: (value) => texts(value).filter(has),
    takenOut(documents) {
      const aliases = contacts(documents)
        .filter((one) => is(one['email']))
        .flatMap(({ name, phone }) => [name, phone])
        .filter((one): one is string => typeof one === 'string' && one.length >= SHORTEST_ALIAS)
        // The longest first: a first name may be the beginning of the whole.
        .toSorted((one, other) => other.length - one.length)
        .map(
          (one) => new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(one)}(?![\\p{L}\\p{N}])`, 'gu'),
        );
      const clean = (text: string): string =>
        aliases.reduce(
          (said, alias) => said.replace(alias, ERASED),
          text.includes('@') ? text.replace(pattern(), NOBODY) : text,
        );
      return (value) => mapped(value, clean);
    },
  };
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Every text in a JSON value, its keys too. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (!isObject(value)) return [];
  const keys = Array.isArray(value) ? [] : Object.keys(value);
  return [...keys, ...Object.values(value).flatMap(texts)];
}

/** Every object in a JSON value that has an address. */
function contacts(value: unknown): readonly Json[] {
  if (!isObject(value)) return [];
  const within = Object.values(value).flatMap(contacts);
  return 'email' in value ? [value, ...within] : within;
}

function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapped(one, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [change(key), mapped(one, change)]),
  );
}
