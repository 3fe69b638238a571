/** Questions that several forms ask in the same way. */
import { isClosed } from '../services/cases/case.ts';
import { caseChoices, caseShown } from './caseShown.ts';
import type { Question } from './forms/form.ts';
import { type CaseNeed, caseNumber } from './readers/caseNumber.ts';
import { areKnown, myCases } from './cases.ts';
import type { Opening } from './forms/goOn.ts';
import { reply } from './replies/replies.ts';
import type { Say } from './say.ts';
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
    takesOnly: need.is !== 'any',
  };
}

/** A form's `instead` where the speaker has no case that it is for, and names none. */
export function noCase(is: 'open' | 'closed') {
  return async (turn: DialogTurn, { known, said }: Opening): Promise<readonly Say[]> => {
    const isNamed = said?.['caseNumber'] !== undefined || known?.['caseNumber'] !== undefined;
    if (isNamed || !(await areKnown(turn))) return [];
    const cases = myCases(turn);
    if (cases.some((view) => isClosed(view.case) === (is === 'closed'))) return [];
    const choices = [
      { value: 'new case', title: reply('case.none.new') },
      ...(is === 'open' && cases.length > 0
        ? [{ value: 'reopen my case', title: reply('case.none.reopen') }]
        : []),
      { value: 'person', title: reply('form.person') },
    ];
    const id = `case.none.${is}` as const;
    return [{ id, text: reply(id), choices, intake: { form: 'root', asking: 'topic', choices } }];
  };
}
