import type { Reader } from '../forms/form.ts';
import { plainWords } from '../understanding/words.ts';
import { email } from './email.ts';
import { emailsIn } from './emailsIn.ts';

const SAME =
  /^(?:(?:it(?:'s| is|s) )?(?:still )?(?:the |my )?same(?: (?:e-?mail|mail|address|one|as (?:before|now))){0,2}|as before|unchanged|(?:the |my )?(?:e-?mail|mail|address)(?: address)? (?:is |stays )?(?:the same|unchanged|as before))$/u;

/** The address of somebody whom the line names, and so not the speaker's own; of two it is asked which. */
export const contactEmail: Reader<string> = {
  ...email,
  read(line, context) {
    const { speaker } = context.turn;
    // Of somebody else it is not known.
    const isOwn = speaker.kind === 'customer' && context.known['name'] === speaker.name;
    return isOwn && SAME.test(plainWords(line.slice(0, 100)))
      ? { kind: 'value', value: speaker.email }
      : email.read(line, context);
  },
  find(text) {
    const [first, another] = emailsIn(text.slice(0, 4000));
    return another === undefined ? first?.address : undefined;
  },
};
