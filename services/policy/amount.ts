import { z } from 'zod';
import type { Amount } from './evaluation.ts';

const PATTERN = /^(<)?\s*(\d+) (minutes?|hours?|business hours?|business days?)$/;

const UNITS: Readonly<Record<string, Amount['unit']>> = {
  minute: 'minutes',
  hour: 'hours',
  'business hour': 'businessHours',
  'business day': 'businessDays',
};

/** A response target as policy files write it: `30 minutes`, `<30 minutes`, `2 business hours`. */
export const AmountText = z.string().transform((text, context): Amount => {
  const [, less, value, words] = PATTERN.exec(text) ?? [];
  const unit = UNITS[words?.replace(/s$/, '') ?? ''];
  if (unit === undefined || Number(value) === 0) {
    context.addIssue(`"${text}" is not an amount such as "<30 minutes" or "2 business hours"`);
    return z.NEVER;
  }
  return { value: Number(value), unit, strictlyLess: less === '<' };
});
