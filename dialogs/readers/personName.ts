import type { Reader } from '../forms/form.ts';

const LEAD = /^(?:my name is|i am|i'm|this is|it's|name:?)\s+/i;
const FOUND =
  /\b(?:my name is|this is) ((?:\p{Lu}[\p{L}'’-]{0,30})(?: \p{Lu}[\p{L}'’-]{0,30}){0,3})/u;

/** What a person is called. Any script, no digits, not a sentence. */
export const personName: Reader<string> = {
  greedy: true,
  read(line) {
    const value = line
      .trim()
      .replace(LEAD, '')
      .replace(/[.!]+$/, '')
      .trim();
    const isName =
      /\p{L}/u.test(value) &&
      !/[\d?@<>{}[\]:/\\]/.test(value) &&
      value.length <= 80 &&
      value.split(/\s+/).length <= 6;
    return isName ? { kind: 'value', value } : { kind: 'none' };
  },
  find: (text) => FOUND.exec(text.slice(0, 4000))?.[1],
};
