/** Adds words and files to a case that is open. */
import { InformationDraft } from '../services/requests/drafts/caseChangeDrafts.ts';
import { fetchCases } from './cases.ts';
import { defineForm } from './forms/form.ts';
import { raiseInput } from './handedOver.ts';
import { caseQuestion, noCase } from './questions.ts';
import { prose } from './readers/prose.ts';
import { requestReceipt } from './receipts/requestReceipt.ts';

export const addInformation = defineForm({
  id: 'add-information',
  slots: InformationDraft,
  opening: 'text',
  isDoneAtOnce: true,
  needsProof: true,
  prepare: fetchCases,
  instead: noCase('open'),
  questions: {
    caseNumber: caseQuestion({ is: 'open', instead: 'reopen-case' }),
    text: { reader: prose({ max: 4000 }) },
  },
  async submit({ draft, ...rest }, turn) {
    const input = await raiseInput({ kind: 'information', draft }, rest, turn);
    const result = await turn.services.raise(input);
    const says = [requestReceipt('add-information', result, turn)];
    return { reference: result.request.reference, says };
  },
});
