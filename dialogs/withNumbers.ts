import { phonedWhereSaid } from '../services/policy/phoned.ts';
import type { SupportPhone } from '../services/policy/phones.ts';
import type { Say } from './say.ts';

/** Names these numbers where it is said to phone the support centre, and lists them for channels that make links. */
export function withNumbers(say: Say, phones: readonly SupportPhone[]): Say {
  const text = phonedWhereSaid(say.text, phones);
  const named = phones.map(({ number }) => number).filter((number) => text.includes(number));
  return named.length === 0 ? say : { ...say, text, phones: named };
}
