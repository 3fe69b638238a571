import type { Reader } from '../forms/form.ts';
import { saysYesOrNo } from '../understanding/words.ts';

const LEAD =
  /^(?:(?:hi|hello|hey),? )?(?:my name is|the name is|i am|i['’]m|this is|it['’]s|name:?)\s/i;
// "This is …" introduces products and problems as well as people.
const FOUND = /\b[Mm]y name is (\p{Lu}[\p{L}'’-]{0,30}(?: \p{Lu}[\p{L}'’-]{0,30}){0,3})/u;
/** What says that something stays as it is, or names another question. */
const NO_NAME =
  /^(?:(?:the |my |our )?same(?:$|[ ,]+(?:e-?mail|mail|address|phone|number|name|person|contact|one|as|again|still)\b)|(?:the |my |our )?(?:e-?mail|phone|telephone|number)(?: address| number)?(?:$| (?:is|stays|remains|unchanged)\b)|as before$)/iu;
/** "Bo Ek bo@example.com": the name, and the address that its own question hears; no sentence about it. */
const WITH_ADDRESS = /^([^@]{1,80}?)[\s,;(<]+[^\s@]+@\S+$/;
const SENTENCE = /\b(?:is|are|e-?mail|mail|address|me|my|our|us|at|to|on|via|by|not|or|and)\b/i;
const MAX = 80;

function withoutAddress(said: string): string {
  const before = said.length > 2 * MAX ? undefined : WITH_ADDRESS.exec(said)?.[1];
  return before === undefined || SENTENCE.test(before.replace(LEAD, '')) ? said : before;
}

/** What a person is called. Any script, no digits, not a sentence. */
export const personName: Reader<string> = {
  greedy: true,
  read(line) {
    const said = withoutAddress(line.trim());
    if (said.length > 2 * MAX || saysYesOrNo(said) !== undefined || NO_NAME.test(said)) {
      return { kind: 'none' };
    }
    const value = said
      .replace(LEAD, '')
      .replace(/[.!]+$/, '')
      .trim();
    const isName =
      /\p{L}/u.test(value) &&
      !/[\d?@<>{}[\]:/\\]/.test(value) &&
      value.length <= MAX &&
      value.split(/\s+/).length <= 6;
    return isName ? { kind: 'value', value } : { kind: 'none' };
  },
  find: (text) => FOUND.exec(text.slice(0, 4000))?.[1],
};
