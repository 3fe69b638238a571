import type { Reader } from '../forms/form.ts';

const KM_PER_MILE = 1.609344;
const DISTANCE =
  /^(?:it(?:['’]s| is) |that is )?(?:about |around |roughly |some |less than |under |within |up to |~)?(\d{1,5}(?:[.,]\d{1,2})?) ?(mi\.?|miles?|km|kms|kilomet(?:er|re)s?)?(?: away| or so| from (?:it|there|here))?$/i;

/** A distance in miles; kilometres are turned into them. A bare number counts miles, as it was asked. */
export const miles: Reader<number> = {
  read(line) {
    const match = DISTANCE.exec(line.trim().slice(0, 80).replace(/[.!]$/, ''));
    if (match?.[1] === undefined) return { kind: 'none' };
    const value = Number(match[1].replace(',', '.'));
    const isKilometres = match[2]?.toLowerCase().startsWith('k') === true;
    return { kind: 'value', value: isKilometres ? value / KM_PER_MILE : value };
  },
};
