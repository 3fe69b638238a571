/** The terms of support for partners (D2). */
import { z } from 'zod';
import { Id, ruled, Statement, Words } from '../rule.ts';

export const PartnerDesk = z.strictObject({
  pin: z.strictObject({
    individual: z.boolean(),
    transferable: z.boolean(),
    /** Only products that the contact is certified for. */
    certifiedProductsOnly: z.boolean(),
    text: Words,
    ...ruled,
  }),
  addOns: z.strictObject({
    needPin: z.boolean(),
    anyTime: z.boolean(),
    rollover: z.boolean(),
    text: Words,
    ...ruled,
  }),
  /** What applies to a level of partnership. */
  levels: z.array(
    z.strictObject({
      package: Id,
      mandatory: z.boolean().optional(),
      fee: z
        .strictObject({
          amount: z.number().positive(),
          currency: z.string().length(3),
          per: z.literal('year'),
        })
        .optional(),
      text: Words,
      ...ruled,
    }),
  ),
  /** Products that are not supported. */
  exceptProducts: z.strictObject({ names: z.array(Words), text: Words, ...ruled }),
  bugs: z.strictObject({ count: z.boolean(), text: Words, ...ruled }),
  caseReview: z.strictObject({
    /** Share of the contracted cases from which it may be asked for. */
    fromPercent: z.number().min(0).max(100),
    address: Words,
    text: Words,
    ...ruled,
  }),
  menu: z.strictObject({
    region: Id,
    option: Words,
    /** Choosing this creates no technical request. */
    notThrough: Words,
    /** Whom to ask if the option is not there. */
    missing: Words,
    text: Words,
    ...ruled,
  }),
  endUsers: z.array(Statement).min(1),
  questions: z.strictObject({ to: Words, ...ruled }),
  ...ruled,
});
export type PartnerDesk = z.infer<typeof PartnerDesk>;
