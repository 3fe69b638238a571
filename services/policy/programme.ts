/** One support programme, as a file in `policies/` holds it: the schema and its types. */
import { z } from 'zod';
import { Severity } from '../requests/drafts/caseDraft.ts';
import { Id, ruled, Statement, Words } from './rule.ts';
import { Channel } from './sections/channels.ts';
import { Contacts } from './sections/contacts.ts';
import { Escalation } from './sections/escalation.ts';
import { ExtendedSupport } from './sections/extendedSupport.ts';
import { Hardware } from './sections/hardware.ts';
import { Duty, Lifecycle, SeverityRules } from './sections/lifecycle.ts';
import { PartnerDesk } from './sections/partnerDesk.ts';
import { Desk, Included, OutOfScope, Role } from './sections/roles.ts';
import { Combination, Effective, SupportPackage } from './sections/supportPackage.ts';
import { Version } from './sharedPolicy.ts';

export type { SupportPackage } from './sections/supportPackage.ts';

/** BCP 47 primary language, e.g. `pt`. */
const Language = z.string().regex(/^[a-z]{2,3}$/, 'is not a language like pt');

const Languages = z
  .strictObject({
    primary: Language,
    /** Is the primary language spoken around the clock, whatever the desk's hours? */
    primaryAlways: z.boolean().optional(),
    regions: z
      .record(z.string(), z.strictObject({ onRequest: z.array(Language), ...ruled }))
      .optional(),
    /** The same in every region. */
    anywhere: z.strictObject({ onRequest: z.array(Language), ...ruled }).optional(),
    /** When other languages are spoken; never guaranteed. */
    condition: z.enum(['localBusinessHours', 'wherePossible']).optional(),
    terms: z.array(Statement).optional(),
    ...ruled,
  })
  .refine(
    ({ regions, anywhere }) => (regions === undefined) !== (anywhere === undefined),
    'has either regions or anywhere',
  );

export const Product = z.strictObject({
  id: Id,
  name: Words,
  /** What people call it, lowercase. */
  aliases: z.array(z.string().regex(/^[^\p{Lu}]+$/u, 'must be lowercase')),
  /** The engineers who know it. */
  family: Id,
});
export type Product = z.infer<typeof Product>;

export const Programme = z.strictObject({
  id: Id,
  name: Words,
  version: Version,
  effective: Effective.optional(),
  packages: z.array(SupportPackage),
  combinations: z.array(Combination).optional(),
  /** Where definitions of severities and hours are those of `shared.yaml`: on which ground. */
  definitions: z.strictObject({ ...ruled }).optional(),
  hours: z.strictObject({ ...ruled }).optional(),
  /** What a document adds to the definition of a severity. */
  glosses: z.array(z.strictObject({ severity: Severity, text: Words, ...ruled })).optional(),
  languages: Languages,
  engineers: z.array(z.strictObject({ id: Id, name: Words, ...ruled })),
  products: z.array(Product),
  /** Programmes whose products and engineers are this one's too. */
  productsOf: z.array(Id).optional(),
  reopen: z.strictObject({ days: z.number().int().positive(), ...ruled }),
  channels: z.array(Channel).optional(),
  severityRules: SeverityRules.optional(),
  lifecycle: Lifecycle.optional(),
  duties: z.strictObject({ list: z.array(Duty).min(1), ...ruled }).optional(),
  escalation: Escalation.optional(),
  contacts: Contacts.optional(),
  roles: z.array(Role).optional(),
  desks: z.array(Desk).optional(),
  includes: z.array(Included).optional(),
  outOfScope: OutOfScope.optional(),
  /** What the programme promises about resolving a case. */
  resolution: z.strictObject({ guaranteed: z.boolean(), text: Words, ...ruled }).optional(),
  delivery: z.array(Statement).optional(),
  partner: PartnerDesk.optional(),
  hardware: Hardware.optional(),
  extended: ExtendedSupport.optional(),
  selfHelp: z.array(z.strictObject({ name: Words, url: z.url().optional(), ...ruled })),
});
export type Programme = z.infer<typeof Programme>;
