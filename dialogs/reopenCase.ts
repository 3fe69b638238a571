/**
 * Opens a closed case again, as long as the days for it last; after that a new case takes its place,
 * prefilled from the old one and linked with it (D1, reopening a support case).
 */
import { ReopeningDraft } from '../services/requests/drafts/caseChangeDrafts.ts';
import { caseAt, fetchCases } from './cases.ts';
import { defineForm } from './forms/form.ts';
import { raiseInput } from './handedOver.ts';
import { newCaseFrom, overSay } from './newCaseFrom.ts';
import { caseQuestion, noCase } from './questions.ts';
import { prose } from './readers/prose.ts';
import { requestReceipt } from './receipts/requestReceipt.ts';
import { reply } from './replies/replies.ts';
import { whenShort } from './whenText.ts';

export const reopenCase = defineForm({
  id: 'reopen-case',
  slots: ReopeningDraft,
  opening: 'text',
  isDoneAtOnce: true,
  needsProof: true,
  prepare: fetchCases,
  instead: noCase('closed'),
  questions: {
    caseNumber: caseQuestion({ is: 'closed', instead: 'add-information' }),
    text: { reader: prose({ max: 4000 }) },
  },
  async remarks({ caseNumber }, turn) {
    const reopening = caseAt(caseNumber, turn)?.reopening;
    if (reopening?.kind !== 'reopen') return [];
    const { days, source } = reopening;
    const until = whenShort(reopening.until, turn);
    return [{ id: 'reopen-case.until', text: reply('reopen-case.until', { until, days, source }) }];
  },
  async submit({ draft, ...rest }, turn) {
    const view = caseAt(draft.caseNumber, turn);
    // The time that counts is that of sending, and it may have run out since the first question.
    if (view?.reopening?.kind === 'newCase') {
      return { says: [overSay(view, turn)], goOn: newCaseFrom(view, draft.text) };
    }
    const result = await turn.services.raise(
      await raiseInput({ kind: 'reopening', draft }, rest, turn),
    );
    const says = [requestReceipt('reopen-case', result, turn)];
    return { reference: result.request.reference, says };
  },
});
