import type { AnyForm } from './forms/outline.ts';

/** Forms for what only some programmes have, and for feedback. */
export const specialForms: readonly AnyForm[] = [];
