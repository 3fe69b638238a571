import type { Reader } from '../forms/form.ts';
import { hasWords, saysYesOrNo } from '../understanding/words.ts';
import { cut } from './cut.ts';

const MAX = 500;

/** A postal address. Countries write them too differently for more than a plausible look. */
export const address: Reader<string> = {
  greedy: true,
  input: { kind: 'text', isLong: true },
  read(line) {
    const text = line.trim();
    const isElse = text.endsWith('?') || /\S@\S/.test(text) || saysYesOrNo(text) !== undefined;
    // A serial number or a name is a word; an address that is one is not written in Latin letters.
    const isWord = !/[\s,]/.test(text) && /^[\p{Script=Latin}\p{N}\p{P}]*$/u.test(text);
    return isElse || isWord || !hasWords(text) || text.length < 8
      ? { kind: 'none' }
      : { kind: 'value', value: cut(text, MAX) };
  },
};
