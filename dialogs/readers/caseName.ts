import type { Reader } from '../forms/form.ts';

const LEAD =
  /^(?:it(?:['’]s| is) |(?:my |our |the )?(?:case|ticket)(?: number| no\.?| nr\.?)?(?: is)?[ :#]{1,3}|#)/i;
const NAMED =
  /\b(?:case|ticket)(?: number| no\.?| nr\.?)?[ :#]{1,3}([A-Z0-9-]{0,12}\d[A-Z0-9-]{2,20})\b/i;
const SHAPE = /^[A-Z0-9][A-Z0-9-]{2,39}$/i;

/** A case that is only named: nothing is looked up, so nothing is told about it either. */
export const caseName: Reader<string> = {
  read(line) {
    const value = line
      .slice(0, 120)
      .normalize('NFKC')
      .trim()
      .replace(LEAD, '')
      .replace(/[.!]$/, '');
    return SHAPE.test(value) && /\d/.test(value) ? { kind: 'value', value } : { kind: 'none' };
  },
  find: (text) => NAMED.exec(text.slice(0, 4000))?.[1],
};
