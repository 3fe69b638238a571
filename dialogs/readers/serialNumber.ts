import type { Reader } from '../forms/form.ts';

const LABEL = String.raw`(?:serial(?: ?(?:number|no\.?|nr\.?))?|s\/n|sn)(?: is| of it is)?`;
const LEAD = new RegExp(
  String.raw`^(?:it(?:['’]s| is) |(?:my |our |the )?${LABEL}[ :#]{1,3})`,
  'i',
);
const LABELLED = new RegExp(String.raw`\b${LABEL}[ :#]{1,3}([A-Z0-9][A-Z0-9-]{4,39})\b`, 'i');
/** Printed in groups of four, as on the sticker. */
const GROUPS = /\b[A-Z0-9]{4}(?:-[A-Z0-9]{4}){2,4}\b/i;
const WHOLE = /^[A-Z0-9][A-Z0-9-]{3,39}$/i;

/** Of a figure and a letter, so that neither a phone number nor a word is taken for one. */
const isSerial = (text: string): boolean =>
  WHOLE.test(text) && /\d/.test(text) && /[A-Z]/i.test(text);

/** The serial number of a piece of hardware, as it is printed; case does not matter. */
export const serialNumber: Reader<string> = {
  read(line) {
    const said = line.slice(0, 200).normalize('NFKC').trim().replace(/[.!]$/, '');
    const value = GROUPS.exec(said)?.[0] ?? said.replace(LEAD, '').replace(/ /g, '-');
    // Some are figures only; those are taken where they are asked for, not found.
    return isSerial(value) || /^\d[\d-]{6,20}$/.test(value)
      ? { kind: 'value', value: value.toUpperCase() }
      : { kind: 'none' };
  },
  find(text) {
    const head = text.slice(0, 4000);
    return [LABELLED.exec(head)?.[1], GROUPS.exec(head)?.[0]]
      .find((one) => one !== undefined && isSerial(one))
      ?.toUpperCase();
  },
};
