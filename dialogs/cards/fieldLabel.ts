import { reply } from '../replies/replies.ts';
import type { Field } from './wholeForm.ts';

/** Whether a field has to be filled in; empty where it has. */
export function fieldNote({ isOptional, isMaybe }: Field): string {
  if (isMaybe) return reply('form.all.maybe');
  return isOptional ? reply('form.all.optional') : '';
}

/** What a field is called on a card: its label, and whether it has to be filled in. */
export const fieldLabel = (field: Field): string => `${field.label} ${fieldNote(field)}`.trimEnd();
