import type { Reader } from '../forms/form.ts';
import { phone } from './phone.ts';

const NEW =
  /(?<!\p{L})(?:(?:my|the|a) )?new (?=(?:phone|mobile|cell|telephone|number)(?!\p{L}))/giu;

/** The number of whoever is the contact from now on: "new phone 212 555 0142" tells it as well as "my phone". */
export const contactPhone: Reader<string> = {
  ...phone,
  find: (text, context) => phone.find?.(text.slice(0, 4000).replaceAll(NEW, 'my '), context),
};
