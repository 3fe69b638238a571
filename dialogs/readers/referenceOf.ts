import { chosen } from '../forms/confirm.ts';
import type { Reader } from '../forms/form.ts';
import { yesOrNo } from '../understanding/words.ts';
import { referenceIn } from '../understanding/referenceIn.ts';

/** The reference of a request that can be picked here. */
export const referenceOf: Reader<string> = {
  read(line, { choices }) {
    const [first] = choices;
    const said =
      chosen(line, choices)?.value ??
      (yesOrNo(line) === 'yes' && choices.length === 1 ? first?.value : referenceIn(line));
    const match = choices.find(({ value }) => value === said);
    return match === undefined ? { kind: 'none' } : { kind: 'value', value: match.value };
  },
};
