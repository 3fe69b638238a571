import type { Speaker } from '../../services/identity/speaker.ts';
import type { Reader } from '../forms/form.ts';
import { reply } from '../replies/replies.ts';
import { plainWords } from '../understanding/words.ts';
import { waitText } from '../waitText.ts';
import { sendCode } from './provenEmail.ts';

// As people paste and type it: with spaces, a dash, or words around it.
const CODE = /(?<!\d)(\d{3})[ -]?(\d{3})(?!\d)/;
const AGAIN =
  /^(?:(?:send |can you send |could you send )?(?:me )?(?:the |a |another |a new |new )?code(?: again| once more)?|(?:send|resend)(?: it| the code)?(?: again)?|another(?: one)?|(?:i (?:have not|haven't|did not|didn't) (?:get|got|receive|received) (?:it|a code|the code|anything)(?: yet)?)|(?:it )?(?:has not|hasn't|did not|didn't) arrive[d]?|nothing (?:came|arrived))\??$/;

/** So many wrong tries end a code, whatever address it was asked for. */
const MOST_TRIES = 3;

/** A code, to whom it proves. */
export const provingCode: Reader<Speaker> = {
  async read(line, { turn, known, tries = 0 }) {
    if (AGAIN.test(plainWords(line.slice(0, 80)))) {
      const sent = await sendCode(String(known['email']), turn);
      return sent.kind === 'value'
        ? { kind: 'none', problem: 'prove-identity.again', tries: 0 }
        : sent;
    }
    if (line.includes('@')) return { kind: 'none', problem: 'prove-identity.other' };
    const match = CODE.exec(line.normalize('NFKC').slice(0, 200));
    if (match === null) return { kind: 'none' };
    const checked = await turn.services.checkCode(`${match[1]}${match[2]}`, turn);
    switch (checked.kind) {
      case 'right':
        return { kind: 'value', value: checked.speaker };
      case 'wrong':
        return {
          kind: 'none',
          problem: tries + 1 < MOST_TRIES ? 'prove-identity.wrong' : 'prove-identity.usedUp',
          tries: tries + 1,
        };
      case 'tooOften': {
        const text = reply('prove-identity.tooOften', { wait: waitText(checked.waitMs) });
        return { kind: 'none', says: [{ id: 'prove-identity.tooOften', text }] };
      }
    }
  },
};
