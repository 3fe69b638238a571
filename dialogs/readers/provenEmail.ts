import type { Reader, Reading } from '../forms/form.ts';
import { reply } from '../replies/replies.ts';
import type { DialogTurn } from '../turn.ts';
import { waitText } from '../waitText.ts';
import { PERSON_FORM } from '../forms/personForm.ts';
import { email } from './email.ts';

type Sent = Exclude<Reading<string>, { readonly kind: 'ambiguous' }>;

/** Sends a code. What is said is the same for every address, known to us or not. */
export async function sendCode(address: string, turn: DialogTurn): Promise<Sent> {
  const sent = await turn.services.sendCode(address, turn);
  switch (sent.kind) {
    case 'sent':
      return { kind: 'value', value: address };
    case 'tooOften': {
      const text = reply('prove-identity.tooOften', { wait: waitText(sent.waitMs) });
      return { kind: 'none', says: [{ id: 'prove-identity.tooOften', text }] };
    }
    case 'unavailable':
      return {
        kind: 'none',
        problem: 'prove-identity.unavailable',
        offer: { form: PERSON_FORM },
      };
  }
}

/** An address that a code was sent to. */
export const provenEmail: Reader<string> = {
  async read(line, context) {
    const reading = await email.read(line, context);
    return reading.kind === 'value' ? sendCode(reading.value, context.turn) : reading;
  },
};
