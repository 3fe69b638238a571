import { reply } from '../replies/replies.ts';
import type { Field } from './wholeForm.ts';

/** What a field is called on a card: its label, and whether it has to be filled in. */
export function fieldLabel({ label, isOptional, isMaybe }: Field): string {
  if (isMaybe) return `${label} ${reply('form.all.maybe')}`;
  return isOptional ? `${label} ${reply('form.all.optional')}` : label;
}
