import { chosen } from '../forms/confirm.ts';
import type { Reader } from '../forms/form.ts';
import { plainYesOrNo, yesOrNo } from '../understanding/words.ts';
import { nearChoices } from './nearChoices.ts';

/**
 * A yes to what can't be taken back, such as erasing: the choice itself or a plain yes, and nothing else. A no may be
 * said in more words.
 */
export function sure<V extends string>(): Reader<V> {
  return {
    byPlace: false,
    read(line, context) {
      const word = plainYesOrNo(line) ?? (yesOrNo(line) === 'no' ? 'no' : undefined);
      const said = chosen(line, context.choices)?.value ?? word;
      const value = context.choices.find((one) => one.value === said)?.value;
      return value === undefined
        ? nearChoices(line, context)
        : { kind: 'value', value: value as V };
    },
  };
}
