/** Replacement of hardware (D4, D1). */
import { z } from 'zod';
import { AmountText } from '../amount.ts';
import { Id, ruled, Statement, Words } from '../rule.ts';

const Country = z.string().regex(/^[A-Z]{2}$/, 'is not an ISO 3166 country');

const Weeks = z.strictObject({
  from: z.number().positive().optional(),
  to: z.number().positive(),
  unit: z.enum(['weeks', 'months']),
});

export const Replacement = z.strictObject({
  packages: z.array(Id).min(1),
  within: AmountText,
  /** ships: it leaves. delivers: it arrives. */
  event: z.enum(['ships', 'delivers']),
  after: z.enum(['rmaNumber', 'authorisation']),
  text: Words,
  ...ruled,
});
export type Replacement = z.infer<typeof Replacement>;

export const SiteConditions = z.strictObject({
  package: Id,
  /** Distance from a service centre; the first line that names the country, else the one without. */
  distance: z
    .array(
      z.strictObject({
        countries: z.array(Country).min(1).optional(),
        miles: z.number().positive(),
        newCentre: Weeks,
      }),
    )
    .min(1),
  sameCountry: z.boolean(),
  /** Whose it is where the conditions are not met or the centre is still being set up. */
  otherwise: Id,
  terms: z.array(Statement).min(1),
  ...ruled,
});
export type SiteConditions = z.infer<typeof SiteConditions>;

export const Hardware = z.strictObject({
  replacements: z.array(Replacement).min(1),
  /** Is it the same for every severity? */
  everySeverity: z.boolean(),
  site: SiteConditions,
  exportNote: Statement,
  warranty: z.strictObject({
    hardware: z.strictObject({ value: z.number().positive(), unit: z.enum(['years', 'days']) }),
    software: z.strictObject({ value: z.number().positive(), unit: z.enum(['years', 'days']) }),
    ...ruled,
  }),
  includes: z.array(Statement),
  phases: z.array(Statement).min(1),
  ...ruled,
});
export type Hardware = z.infer<typeof Hardware>;
