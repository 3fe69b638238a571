/** The ways by which a case is opened. */
import { z } from 'zod';
import { Severity } from '../../requests/drafts/caseDraft.ts';
import { ruled, Words } from '../rule.ts';

export const Channel = z.strictObject({
  way: z.enum(['chat', 'web', 'phone']),
  text: Words,
  /** All, if absent. */
  severities: z.array(Severity).min(1).optional(),
  /** callIn: the customer calls and stays on the line. callBack: an engineer calls. */
  manner: z.enum(['callIn', 'callBack']).optional(),
  /** A web address, if the document names one. */
  address: Words.optional(),
  ...ruled,
});
export type Channel = z.infer<typeof Channel>;
