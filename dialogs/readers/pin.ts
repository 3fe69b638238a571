import type { Reader } from '../forms/form.ts';

const LABEL = String.raw`(?:agreement )?pin(?: number| no\.?)?(?: is)?`;
const LEAD = new RegExp(
  String.raw`^(?:it(?:['’]s| is) |(?:my |our |the )?${LABEL}[ :#]{1,3})`,
  'i',
);
const LABELLED = new RegExp(String.raw`\b${LABEL}[ :#]{1,3}([A-Z0-9][A-Z0-9-]{3,39})\b`, 'i');
const SHAPE = /^[A-Z0-9][A-Z0-9-]{3,39}$/i;

const isPin = (text: string): boolean => SHAPE.test(text) && (text.match(/\d/g)?.length ?? 0) >= 4;

/** A partner's agreement PIN. The directory decides whether there is one. */
export const pin: Reader<string> = {
  read(line) {
    const said = line.slice(0, 120).normalize('NFKC').trim().replace(/[.!]$/, '');
    const value = said.replace(LEAD, '').replace(/ /g, '-');
    return isPin(value) ? { kind: 'value', value } : { kind: 'none' };
  },
  find(text) {
    const value = LABELLED.exec(text.slice(0, 4000))?.[1];
    return value !== undefined && isPin(value) ? value : undefined;
  },
};
