/** Questions that several forms ask in the same way. */
import { isClosed } from '../services/cases/case.ts';
import { caseChoices, caseShown } from './caseShown.ts';
import type { Question } from './forms/form.ts';
import { type CaseNeed, caseNumber } from './readers/caseNumber.ts';
import type { Speaker } from '../services/identity/speaker.ts';
import type { DialogTurn } from './turn.ts';

interface AboutCase {
  readonly caseNumber?: string | null;
}

/** Which case it is about: one of the speaker's, open or closed as the form needs it. */
export function caseQuestion(need: CaseNeed): Question<string, AboutCase> {
  return {
    reader: caseNumber(need),
    choices: (_known, turn) =>
      caseChoices(
        turn,
        (view) => need.is === 'any' || (need.is === 'closed') === isClosed(view.case),
      ),
    show: caseShown,
  };
}

export const customerOf = ({ speaker }: DialogTurn): (Speaker & { kind: 'customer' }) | undefined =>
  speaker.kind === 'customer' ? speaker : undefined;
