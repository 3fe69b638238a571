import { isClosed } from '../../services/cases/case.ts';
import type { CaseView } from '../../services/cases/caseView.ts';
import { caseAt, findCase } from '../cases.ts';
import type { Reader, Reading } from '../forms/form.ts';
import { newCaseFrom, overSay } from '../newCaseFrom.ts';
import { reply } from '../replies/replies.ts';
import type { DialogTurn } from '../turn.ts';
import { caseNumberIn } from '../understanding/caseNumberIn.ts';
import { referenceIn } from '../understanding/referenceIn.ts';
import { waitText } from '../waitText.ts';
import { whenShort } from '../whenText.ts';
import { chosen } from '../forms/confirm.ts';

/** Which cases a form is for; what else helps with the others. */
export interface CaseNeed {
  readonly is: 'open' | 'closed' | 'any';
  /** The form that takes the cases which this one does not. */
  readonly instead?: string;
}

function fitted(view: CaseView, need: CaseNeed, turn: DialogTurn): Reading<string> {
  const { case: found } = view;
  const { caseNumber } = found;
  if (need.is === 'closed' && view.reopening?.kind === 'newCase') {
    return { kind: 'none', says: [overSay(view, turn)], offer: newCaseFrom(view) };
  }
  const fits = need.is === 'any' || (need.is === 'closed') === isClosed(found);
  if (fits) return { kind: 'value', value: caseNumber };
  const says = isClosed(found)
    ? {
        id: 'case.closed',
        text: reply('case.closed', {
          number: caseNumber,
          at: whenShort(found.closedAt ?? found.updatedAt, turn),
        }),
      }
    : { id: 'case.open', text: reply('case.open', { number: caseNumber }) };
  return {
    kind: 'none',
    says: [says],
    ...(need.instead === undefined ? {} : { offer: { form: need.instead, known: { caseNumber } } }),
  };
}

/** The number of a case of the speaker's. Unknown, mistyped and somebody else's are told the same. */
export function caseNumber(need: CaseNeed): Reader<string> {
  return {
    async read(line, { turn, choices }) {
      const said = chosen(line, choices)?.value ?? referenceIn(line) ?? caseNumberIn(line);
      if (said === undefined) return { kind: 'none' };
      const known = caseAt(said, turn);
      const finding = known === undefined ? await findCase(said, turn) : undefined;
      if (known !== undefined) return fitted(known, need, turn);
      switch (finding?.kind) {
        case 'found':
          return fitted(finding.view, need, turn);
        case 'hidden':
        case undefined:
          return {
            kind: 'none',
            says: [{ id: 'case.hidden', text: reply('case.hidden', { number: said }) }],
          };
        case 'tooOften': {
          const text = reply('case.tooOften', { wait: waitText(finding.waitMs) });
          return { kind: 'none', says: [{ id: 'case.tooOften', text }] };
        }
        case 'unavailable':
          return {
            kind: 'none',
            says: [{ id: 'case.unavailable', text: reply('case.unavailable') }],
          };
      }
    },
  };
}
