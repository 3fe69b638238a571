import type { Reader } from '../forms/form.ts';

const WHOLE =
  /^(?:it is |it's |that is |we have |we used |used |about |around |some )?(\d{1,6})(?: (?:of|out of) (?:the |our )?\d{1,6})?(?: (?:incidents?|cases?|so far|in all|in total)){0,2}$/i;

/**
 * How many incidents, alone or as "14 of 20".
 *
 * @param inText where the number stands in free text
 */
export function count(least: number, inText: RegExp): Reader<number> {
  const toNumber = (digits: string | undefined) => {
    const value = Number(digits);
    return digits === undefined || value < least || value > 100_000 ? undefined : value;
  };
  return {
    input: { kind: 'number' },
    read(line) {
      const value = toNumber(WHOLE.exec(line.trim().slice(0, 80).replace(/[.!]$/, ''))?.[1]);
      return value === undefined ? { kind: 'none' } : { kind: 'value', value };
    },
    find: (text) => toNumber(inText.exec(text.slice(0, 4000))?.[1]),
  };
}
