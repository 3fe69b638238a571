import { phonedWhereSaid } from '../services/policy/phoned.ts';
import type { Say } from './say.ts';
import type { DialogTurn } from './turn.ts';

/** Shows what the customer has typed, in which nothing is put. */
const isTheirs = ({ id, card, form }: Say): boolean =>
  card !== undefined || form !== undefined || id.startsWith('form.');

/** Names the number wherever customers are told to phone their support centre. */
export function withPhone(
  says: readonly Say[],
  turn: Pick<DialogTurn, 'services' | 'account' | 'programme'>,
): readonly Say[] {
  const phones = turn.services.supportPhones(turn);
  if (phones.length === 0) return says;
  return says.map((say) => {
    if (isTheirs(say)) return say;
    const text = phonedWhereSaid(say.text, phones);
    const named = phones.map(({ number }) => number).filter((number) => text.includes(number));
    return named.length === 0 ? say : { ...say, text, phones: named };
  });
}
