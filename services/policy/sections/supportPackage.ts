/** A support package: what it covers, how soon it answers, and what else it brings. */
import { z } from 'zod';
import { AmountText } from '../amount.ts';
import { Id, ruled, Statement, Words } from '../rule.ts';

const Covered = z.enum(['always', 'businessHours']);

/** A rule for each severity; one that is left out is not stated, so it can't be confirmed. */
const bySeverity = <T extends z.ZodType>(rule: T) =>
  z.strictObject({
    1: rule.optional(),
    2: rule.optional(),
    3: rule.optional(),
    4: rule.optional(),
  });

const PackageCoverage = z.strictObject({ severities: bySeverity(Covered), ...ruled });
export type PackageCoverage = z.infer<typeof PackageCoverage>;

const Response = z
  .strictObject({
    targets: bySeverity(AmountText).optional(),
    /** Why no target can be named. */
    unconfirmed: Words.optional(),
    ...ruled,
  })
  .refine(
    ({ targets, unconfirmed }) => (targets === undefined) !== (unconfirmed === undefined),
    'has either targets or unconfirmed',
  );

/** From when until when rules hold; open where a day is absent. Days begin and end in UTC. */
export const Effective = z
  .strictObject({ from: z.iso.date().optional(), until: z.iso.date().optional(), ...ruled })
  .refine(
    ({ from, until }) => from === undefined || until === undefined || from <= until,
    'ends before it begins',
  );
export type Effective = z.infer<typeof Effective>;

export const SupportPackage = z.strictObject({
  id: Id,
  name: Words,
  coverage: PackageCoverage,
  response: Response,
  /** Until service is restored: aimed at, never promised. */
  restoration: z.strictObject({ targets: bySeverity(AmountText), ...ruled }).optional(),
  /** When it may be bought or renewed. Contracts that run are not touched by it. */
  sale: Effective.optional(),
  features: z.array(Statement).optional(),
});
export type SupportPackage = z.infer<typeof SupportPackage>;

/** What a package covers when it is bought together with another one, of whatever programme. */
export const Combination = z.strictObject({
  packages: z.array(Id).min(1),
  with: z.array(Id).min(1),
  coverage: PackageCoverage,
  /** The reading by which the package's own response times stay as they are. */
  response: z.strictObject({ ...ruled }).optional(),
});
export type Combination = z.infer<typeof Combination>;
