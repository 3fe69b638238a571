import type { Reader } from '../forms/form.ts';

const SHAPE = /^[\p{L}\p{N}][\p{L}\p{N} ./_-]{2,58}$/u;
const ORG_ID = /\b(?:ORG|PIN|SN)-[A-Z0-9-]{3,30}\b/i;
const LABEL = String.raw`(?:org(?:anisation|anization)? ?id|account (?:id|number|no\.?)|agreement pin|pin|serial(?: ?number| no\.?| nr\.?)?(?: of (?:my|our|the) [a-z]{2,20}(?: [a-z]{2,20})?)?|s\/n|sn)(?: is|:|#)?`;
const LABELLED = new RegExp(
  String.raw`\b${LABEL}(?: +|(?<=[:#]) *)([A-Z0-9][A-Z0-9-]{3,39})\b`,
  'i',
);
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
  /** A bare "account jdoe42" is somebody's login. */
  find(text) {
    const head = text.slice(0, 4000);
    const value = ORG_ID.exec(head)?.[0] ?? LABELLED.exec(head)?.[1];
    return value !== undefined && /\d/.test(value) ? value : undefined;
  },
};
