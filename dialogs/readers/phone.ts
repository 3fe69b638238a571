import type { Reader } from '../forms/form.ts';

/** A number to call: 7 to 15 digits (E.164), with an extension if there is one. */
export const phone: Reader<string> = {
  read(line) {
    const match = /\+?[\d(][\d\s()./-]{5,24}\d(?:\s?(?:ext\.?|x|#)\s?\d{1,6})?/i.exec(
      line.slice(0, 200).normalize('NFKC'),
    )?.[0];
    const digits = match?.replace(/(?:ext|x|#).*$/i, '').replace(/\D/g, '').length ?? 0;
    if (match === undefined || digits < 7 || digits > 15) return { kind: 'none' };
    return { kind: 'value', value: match.trim() };
  },
};
