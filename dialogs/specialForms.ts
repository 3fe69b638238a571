import { extendedSupport } from './extendedSupport.ts';
import type { AnyForm } from './forms/outline.ts';
import { giveFeedback } from './giveFeedback.ts';
import { replaceHardware } from './replaceHardware.ts';
import { reviewPartnerCases } from './reviewPartnerCases.ts';

/** Forms for what only some programmes have, and for feedback. */
export const specialForms: readonly AnyForm[] = [
  replaceHardware,
  extendedSupport,
  reviewPartnerCases,
  giveFeedback,
];
