import { z } from 'zod';

/**
 * Who is speaking, as far as it was proved. A stranger may still file a case; nothing about an
 * account is said to one.
 */
export const Speaker = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('stranger'),
    /** As the channel says, which nobody has proved: a form offers them, and support is told so. */
    name: z.string().optional(),
    email: z.string().optional(),
  }),
  z.object({
    kind: z.literal('customer'),
    /** How it was proved. */
    by: z.enum(['customerToken', 'demo', 'code', 'teams']),
    subject: z.string(),
    accountId: z.string(),
    name: z.string(),
    email: z.string(),
    /** IANA zone of the person, if the host page knows it. */
    zone: z.string().optional(),
    /** BCP 47 tag, e.g. `de` or `pt-BR`. */
    language: z.string().optional(),
  }),
]);
export type Speaker = z.infer<typeof Speaker>;
