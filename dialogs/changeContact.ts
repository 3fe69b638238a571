/** Says whom support speaks with about a case from now on. */
import { ContactDraft } from '../services/requests/drafts/caseChangeDrafts.ts';
import { fetchCases } from './cases.ts';
import { defineForm } from './forms/form.ts';
import { raiseInput } from './handedOver.ts';
import { caseQuestion, noCase } from './questions.ts';
import { contactEmail } from './readers/contactEmail.ts';
import { contactName } from './readers/contactName.ts';
import { contactPhone } from './readers/contactPhone.ts';
import { requestReceipt } from './receipts/requestReceipt.ts';

export const changeContact = defineForm({
  id: 'change-contact',
  slots: ContactDraft,
  opening: 'name',
  isDoneAtOnce: true,
  needsProof: true,
  prepare: fetchCases,
  instead: noCase('open'),
  questions: {
    caseNumber: caseQuestion({ is: 'open' }),
    name: { reader: contactName },
    email: { reader: contactEmail },
    phone: { reader: contactPhone, optional: true },
  },
  async submit({ draft, ...rest }, turn) {
    const result = await turn.services.raise(
      await raiseInput({ kind: 'contact', draft }, rest, turn),
    );
    const says = [requestReceipt('change-contact', result, turn)];
    return { reference: result.request.reference, says };
  },
});
