import { reply } from './replies/replies.ts';
import type { Say } from './say.ts';
import type { DialogTurn } from './turn.ts';

/** Why a severity is not raised, by which rule, and what can be done instead (D1, support case severity). */
export async function raiseSeverity(turn: DialogTurn): Promise<Say> {
  const rule = await turn.services.severityChange(2, 1, turn);
  return rule.kind === 'refused'
    ? { id: 'raise-severity', text: reply('raise-severity', { source: rule.source }) }
    : { id: 'raise-severity', text: reply('raise-severity.unconfirmed') };
}
