import type { Reader } from '../forms/form.ts';

const SHAPE = /^[\p{L}\p{N}][\p{L}\p{N} ./_-]{2,58}$/u;
const ORG_ID = /\b(?:ORG|PIN|SN)-[A-Z0-9-]{3,30}\b/i;
const LABELLED =
  /\b(?:org(?:anisation|anization)? ?id|account(?: id)?|agreement pin|pin|serial(?: number)?)(?: is|:|#| no\.?)? +([A-Z0-9][A-Z0-9-]{3,39})\b/i;

/**
 * Org ID, agreement PIN or serial number, as given: the directory decides what it is. It has at least
 * one digit, so that a sentence is not taken for one.
 */
export const accountId: Reader<string> = {
  read(line) {
    const text = line.trim();
    const value = findAccountId(text) ?? text;
    return SHAPE.test(value) && /\d/.test(value) && value.split(' ').length <= 5
      ? { kind: 'value', value }
      : { kind: 'none' };
  },
  find: findAccountId,
};

function findAccountId(text: string): string | undefined {
  const head = text.slice(0, 4000);
  const labelled = LABELLED.exec(head)?.[1];
  const value = ORG_ID.exec(head)?.[0] ?? labelled;
  return value !== undefined && /\d/.test(value) ? value : undefined;
}
