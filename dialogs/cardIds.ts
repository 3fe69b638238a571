/** Tells the cards that channels make of questions apart. */
import type { Say } from './say.ts';

/** Names every question that has no card of its own. @param prefix of this turn, and of the form that is open */
export function withCardIds(says: readonly Say[], prefix: string): readonly Say[] {
  return says.map((say, place) => {
    const isQuestion = say.intake?.asking !== undefined && say.card === undefined;
    return isQuestion && say.form === undefined ? { ...say, cardId: `${prefix}.${place}` } : say;
  });
}

/** The card of the question that is open after this was said; an older one stays so if nothing was asked. */
export function liveCard(says: readonly Say[], before: string | undefined): string | undefined {
  const asked = says.findLast(({ intake }) => intake?.asking !== undefined);
  return asked === undefined ? before : asked.cardId;
}
