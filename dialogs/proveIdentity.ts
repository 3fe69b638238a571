/** Proves who is speaking, by a code sent to an address that the account already has. */
import { z } from 'zod';
import { Speaker } from '../services/identity/speaker.ts';
import { defineForm } from './forms/form.ts';
import { provenEmail } from './readers/provenEmail.ts';
import { provingCode } from './readers/provingCode.ts';
import { reply } from './replies/replies.ts';

export const proveIdentity = defineForm({
  id: 'prove-identity',
  slots: z.object({
    email: z.email().max(254),
    /** Whom the right code proved. It is submitted in the same turn, and so stored nowhere. */
    code: Speaker,
  }),
  opening: 'email',
  review: 'none',
  questions: {
    email: { reader: provenEmail },
    code: {
      reader: provingCode,
      values: ({ email = '' }) => ({ email }),
      show: () => '******',
    },
  },
  submit: async ({ draft: { code: speaker } }) => ({
    speaker,
    says: [
      {
        id: 'prove-identity.done',
        text: reply('prove-identity.done', {
          name: speaker.kind === 'customer' ? speaker.name : '',
        }),
        intake: { form: 'prove-identity', outcome: { kind: 'proved' } },
      },
    ],
  }),
});
