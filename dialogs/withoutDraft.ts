/** What becomes of a request that nobody has finished. */
import type { DialogResult } from './dialogResult.ts';
import { readDialogState } from './dialogState.ts';
import { dropped } from './formFlow.ts';
import { openFormOf } from './openFormOf.ts';
import { reply } from './replies/replies.ts';

/**
 * Drops what is unfinished in a conversation, with all answers, if the customer has said nothing since
 * `before` (epoch ms). Whoever comes back finds it said. Undefined: there is nothing to drop.
 */
export function withoutDraft(stored: unknown, before: number): DialogResult | undefined {
  const read = readDialogState(stored);
  const { kept = [], pending, asked: _, afterProof, offered, ...state } = read;
  if (state.lastAt !== undefined && Date.parse(state.lastAt) >= before) return undefined;
  const isIdle = [pending, afterProof, offered, state.form].every((one) => one === undefined);
  if (isIdle && kept.length === 0) return undefined;
  const after = dropped(state);
  const cards = kept.flatMap(({ progress }) => progress.cards);
  const settled = cards.length === 0 ? [] : [{ cards }];
  // A form that yields asked for nothing that anybody would miss.
  const isMissed =
    (state.form !== undefined && openFormOf(state)?.yields !== true) || kept.length > 0;
  const says = isMissed ? [{ id: 'draft.expired', text: reply('draft.expired') }] : [];
  return {
    state: { ...after.state, settled: [...after.state.settled, ...settled].slice(-20) },
    says: [...after.says, ...says],
  };
}
