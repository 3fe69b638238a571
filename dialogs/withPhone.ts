import type { Say } from './say.ts';
import type { DialogTurn } from './turn.ts';

/** Where customers are told to phone, in replies and in what the policy says of the ways to us. */
const PHONED = /\b(?:phone|call) (?:your|the) support cent(?:re|er)\b/iu;

/** Puts the number behind the first mention of the support centre that is to be phoned. */
export function withPhone(
  says: readonly Say[],
  { services: { supportPhone } }: Pick<DialogTurn, 'services'>,
): readonly Say[] {
  if (supportPhone === undefined) return says;
  return says.map((say) => ({
    ...say,
    text: say.text.replace(PHONED, (words) => `${words} (${supportPhone})`),
  }));
}
