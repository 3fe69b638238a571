import type { Reader } from '../forms/form.ts';
import { plainWords } from '../understanding/words.ts';
import { personName } from './personName.ts';

const STILL_ME =
  /^(?:(?:it(?:'s| is|s)|that(?:'s| is|s)|i am|i'm) )?(?:still |just |only )?(?:me|myself)(?: again| still|,? (?:the )?same(?: person| as before)?)?(?=$|[,.;:]| \p{L})/u;
/** "Me and Luis" are two. */
const OTHER = /\b(?:and|or|not|instead|but|with|boss|colleague)\b/u;

/** Whom support speaks with; "it's still me" is the speaker. */
export const contactName: Reader<string> = {
  ...personName,
  read(line, context) {
    const { speaker } = context.turn;
    const said = plainWords(line.slice(0, 200));
    const isSpeaker = STILL_ME.test(said) && !OTHER.test(said.slice(0, 60));
    return isSpeaker && speaker.kind === 'customer'
      ? { kind: 'value', value: speaker.name }
      : personName.read(line, context);
  },
};
