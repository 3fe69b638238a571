/** Asks for a person, with whatever was said. Anybody may. */
import { PersonDraft } from '../services/requests/drafts/specialDrafts.ts';
import { defineForm } from './forms/form.ts';
import { raiseInput } from './handedOver.ts';
import { email } from './readers/email.ts';
import { personName } from './readers/personName.ts';
import { prose } from './readers/prose.ts';
import { requestReceipt } from './receipts/requestReceipt.ts';
import { reply } from './replies/replies.ts';

export const person = defineForm({
  id: 'person',
  slots: PersonDraft,
  opening: 'summary',
  review: 'none',
  questions: {
    summary: {
      reader: prose({ max: 4000 }),
      unasked: () => reply('person.nothing-said'),
    },
    name: { reader: personName, assume: (_known, { speaker }) => speaker.name },
    email: { reader: email, assume: (_known, { speaker }) => speaker.email },
  },
  async submit({ draft, ...rest }, turn) {
    const result = await turn.services.raise(
      await raiseInput({ kind: 'person', draft }, rest, turn),
    );
    const { reference } = result.request;
    const phone = reply('request.phone', { reference });
    return { reference, says: [requestReceipt('person', result, turn, [phone])] };
  },
});
