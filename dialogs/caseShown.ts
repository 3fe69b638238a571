/** A case in a few words. */
import type { CaseView } from '../services/cases/caseView.ts';
import { caseAt, myCases } from './cases.ts';
import { cut } from './readers/cut.ts';
import { reply } from './replies/replies.ts';
import type { Choice } from './say.ts';
import type { DialogTurn } from './turn.ts';

const MOST = 6;

/** Number and title, short enough for a button. */
export const caseShownShort = ({ case: { caseNumber, title } }: CaseView): string =>
  cut(reply('case.choice', { number: caseNumber, title }), 60);

/** What can be picked: the newest of the speaker's own that fit. */
export function caseChoices(
  turn: DialogTurn,
  fits: (view: CaseView) => boolean,
): readonly Choice[] {
  return myCases(turn)
    .filter(fits)
    .slice(0, MOST)
    .map((view) => ({ value: view.case.caseNumber, title: caseShownShort(view) }));
}

/** For the review: the number alone says little. */
export function caseShown(caseNumber: string, turn: DialogTurn): string {
  const view = caseAt(caseNumber, turn);
  if (view === undefined) return caseNumber;
  const { title, severity, status } = view.case;
  return reply('case.shown', {
    number: caseNumber,
    title: cut(title, 60),
    severity,
    status: reply(`case.status.${status}`),
  });
}
