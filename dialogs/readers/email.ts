import type { Reader } from '../forms/form.ts';
import { emailsIn } from './emailsIn.ts';
import { ownEmailIn } from './ownEmailIn.ts';

/** "Bo Ek, bo@…" as the answer to who somebody is. */
const NAME = /^[\p{L}'’. -]{2,60}$/u;
const NO_NAME =
  /(?<!\p{L})(?:ask|is|at|from|for|to|not|the|our|their|of|mail|and|with|via)(?!\p{L})/iu;

function besideName(text: string): string | undefined {
  const [first, another] = emailsIn(text.slice(0, 400));
  if (first === undefined || another !== undefined) return undefined;
  const name = text.replace(first.address, ' ').replace(/[\s,;()<>]{1,8}$/, '');
  const isName = NAME.test(name) && !NO_NAME.test(name) && name.trim().split(/\s+/).length <= 4;
  return isName ? first.address : undefined;
}

/** An e-mail address, alone or inside a sentence. In free text only one that is said to be the speaker's own. */
export const email: Reader<string> = {
  input: { kind: 'text', style: 'email' },
  read(line) {
    const value = emailsIn(line)[0]?.address;
    return value === undefined ? { kind: 'none' } : { kind: 'value', value };
  },
  find: (text, { beside }) =>
    ownEmailIn(text) ?? (beside === 'name' ? besideName(text) : undefined),
};
