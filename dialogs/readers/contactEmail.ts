import type { Reader } from '../forms/form.ts';
import { email } from './email.ts';
import { emailsIn } from './emailsIn.ts';

/** The address of somebody whom the line names, and so not the speaker's own; of two it is asked which. */
export const contactEmail: Reader<string> = {
  ...email,
  find(text) {
    const [first, another] = emailsIn(text.slice(0, 4000));
    return another === undefined ? first?.address : undefined;
  },
};
