/** One support programme, as a file in `policies/` holds it: the schema and its types. */
import { z } from 'zod';
import { AmountText } from './amount.ts';
import { Id, Reading, Source, Version } from './sharedPolicy.ts';

const Covered = z.enum(['always', 'businessHours']);

/** A rule for each severity; one that is left out is not stated, so it can't be confirmed. */
const bySeverity = <T extends z.ZodType>(rule: T) =>
  z.strictObject({
    1: rule.optional(),
    2: rule.optional(),
    3: rule.optional(),
    4: rule.optional(),
  });

const Response = z
  .strictObject({
    targets: bySeverity(AmountText).optional(),
    /** Why no target can be named. */
    unconfirmed: z.string().min(1).optional(),
    source: Source,
  })
  .refine(
    ({ targets, unconfirmed }) => (targets === undefined) !== (unconfirmed === undefined),
    'has either targets or unconfirmed',
  );

const SupportPackage = z.strictObject({
  id: Id,
  name: z.string().min(1),
  coverage: z.strictObject({ severities: bySeverity(Covered), source: Source }),
  response: Response,
});
export type SupportPackage = z.infer<typeof SupportPackage>;

/** BCP 47 primary language, e.g. `pt`. */
const Language = z.string().regex(/^[a-z]{2,3}$/, 'is not a language like pt');

const Languages = z.strictObject({
  primary: Language,
  regions: z.record(z.string(), z.strictObject({ onRequest: z.array(Language), source: Source })),
  source: Source,
});

export const Product = z.strictObject({
  id: Id,
  name: z.string().min(1),
  /** What people call it, lowercase. */
  aliases: z.array(z.string().regex(/^[^\p{Lu}]+$/u, 'must be lowercase')),
  /** The engineers who know it. */
  family: Id,
});
export type Product = z.infer<typeof Product>;

export const Programme = z.strictObject({
  id: Id,
  name: z.string().min(1),
  version: Version,
  packages: z.array(SupportPackage),
  languages: Languages,
  engineers: z.array(z.strictObject({ id: Id, name: z.string(), source: Source })),
  products: z.array(Product),
  reopen: z.strictObject({ days: z.number().int().positive(), source: Source }),
  escalation: z.array(
    z.strictObject({
      way: z.enum(['phone', 'email', 'web']),
      promise: z.strictObject({ within: z.string(), covered: Covered.optional() }).optional(),
      source: Source,
    }),
  ),
  selfHelp: z.array(z.strictObject({ name: z.string(), url: z.url().optional(), source: Source })),
  readings: z.array(Reading),
});
export type Programme = z.infer<typeof Programme>;
