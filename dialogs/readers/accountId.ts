import type { Reader } from '../forms/form.ts';
import { accountLabel as LABEL } from './accountLabel.ts';
import { ownAccountIn } from './ownAccountIn.ts';

const SHAPE = /^[\p{L}\p{N}][\p{L}\p{N} ./_-]{2,58}$/u;
const ORG_ID = /\b(?:ORG|PIN|SN)-[A-Z0-9-]{3,30}\b/i;
const LEAD = new RegExp(
  String.raw`^(?:it(?:['’]s| is) |(?:my |our |the )?(?:(?:appliance|hardware|netscaler|mpx|sdx)(?:['’]s)? )?(?:${LABEL}|account(?: is|:)?)(?: +|(?<=[:#]) *))`,
  'i',
);

/**
 * Org ID, agreement PIN or serial number, as given: the directory decides what it is. Half of its
 * groups have a digit, so that a sentence with a number is not taken for one.
 */
export const accountId: Reader<string> = {
  greedy: true,
  read(line) {
    const text = line.slice(0, 200).trim();
    const value = ORG_ID.exec(text)?.[0] ?? text.replace(LEAD, '');
    const groups = value.split(' ');
    const numbered = groups.filter((group) => /\d/.test(group)).length;
    return SHAPE.test(value) && groups.length <= 5 && numbered * 2 >= groups.length
      ? { kind: 'value', value }
      : { kind: 'none' };
  },
  find: (text) => ownAccountIn(text.slice(0, 4000)),
};
