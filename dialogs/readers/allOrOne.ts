import type { Reader } from '../forms/form.ts';
import { plainWords } from '../understanding/words.ts';
import { caseNumber } from './caseNumber.ts';

const one = caseNumber({ is: 'any' });
const ALL =
  /^(?:all(?: of (?:them|mine|ours))?|all (?:my|our|the) cases|(?:my|our) cases|every one|both)$/;

/** A case of the speaker's, or `all` of them. */
export const allOrOne: Reader<string> = {
  read: async (line, context) =>
    ALL.test(plainWords(line.slice(0, 60)))
      ? { kind: 'value', value: 'all' }
      : one.read(line, context),
};
