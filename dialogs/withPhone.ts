import type { Say } from './say.ts';
import type { DialogTurn } from './turn.ts';
import { withNumbers } from './withNumbers.ts';

/** Shows what the customer has typed, in which nothing is put. */
const isTheirs = ({ id, card, form, quotes }: Say): boolean =>
  quotes === true || card !== undefined || form !== undefined || id.startsWith('form.');

/** Names the number wherever customers are told to phone their support centre, unless one is named there. */
export function withPhone(
  says: readonly Say[],
  turn: Pick<DialogTurn, 'services' | 'account' | 'programme'>,
): readonly Say[] {
  const phones = turn.services.supportPhones(turn);
  if (phones.length === 0) return says;
  return says.map((say) =>
    isTheirs(say) || say.phones !== undefined ? say : withNumbers(say, phones),
  );
}
