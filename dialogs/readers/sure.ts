import { chosen } from '../forms/confirm.ts';
import type { Reader } from '../forms/form.ts';
import { buttonSaid } from '../understanding/buttonSaid.ts';
import { plainYesOrNo, yesOrNo } from '../understanding/words.ts';
import { nearChoices } from './nearChoices.ts';

const SAYS_SO = /^\s*(?:yes|no)(?!\p{L})/iu;

/**
 * A yes to what can't be taken back, such as erasing: the choice itself or a plain yes, and nothing else. A no may be
 * said in more words.
 */
export function sure<V extends string>(): Reader<V> {
  return {
    byPlace: false,
    read(line, context) {
      const word = plainYesOrNo(line) ?? (yesOrNo(line) === 'no' ? 'no' : undefined);
      // "Yes erase it" is the button without its comma; "erase it" may be said of anything.
      const buttons = context.choices.filter(({ title }) => SAYS_SO.test(title));
      const spoken = SAYS_SO.test(line) ? buttonSaid(line, buttons) : undefined;
      const said = (chosen(line, context.choices) ?? spoken)?.value ?? word;
      const value = context.choices.find((one) => one.value === said)?.value;
      return value === undefined
        ? nearChoices(line, context)
        : { kind: 'value', value: value as V };
    },
  };
}
