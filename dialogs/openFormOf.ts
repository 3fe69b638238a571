import { allForms } from './allForms.ts';
import type { DialogState } from './dialogState.ts';
import type { AnyForm } from './forms/outline.ts';

/** The form that is open, if this version has it. */
export function openFormOf({ form }: DialogState): AnyForm | undefined {
  return form === undefined ? undefined : allForms.get(form.id);
}
