/** What every programme shares, as `policies/shared.yaml` holds it: the schema and its types. */
import { z } from 'zod';
import { isZone } from '../isZone.ts';
import { Effect, Severity, Workaround } from '../requests/drafts/caseDraft.ts';
import { Id, ruled } from './rule.ts';

const Zone = z.string().refine(isZone, 'is not an IANA zone');
const Country = z.string().regex(/^[A-Z]{2}$/, 'is not an ISO 3166 country');
const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'is not a time like 08:00');

/** The day from which a file's rules apply. */
export const Version = z.iso.date();

const Cadence = z.strictObject({
  every: z.number().int().positive(),
  unit: z.enum(['days', 'businessDays', 'weeks', 'months']),
});

/** How often the customer is updated, `until` a point and `afterwards`. */
export const Updates = z.strictObject({
  ...Cadence.shape,
  until: z.enum(['stabilised', 'resolved']),
  afterwards: z.union([z.literal('agreed'), Cadence]),
});
export type Updates = z.infer<typeof Updates>;

export const SeverityDefinition = z.strictObject({
  severity: Severity,
  title: z.string().min(1),
  /** What makes a case this severe, in words. */
  tests: z.array(z.string().min(1)).min(1),
  /** What the customer does while such a case is worked on. */
  customerMust: z.string().min(1),
  updates: Updates,
  ...ruled,
});
export type SeverityDefinition = z.infer<typeof SeverityDefinition>;

const Proposal = z.strictObject({
  when: z.strictObject({
    effect: z.array(Effect).min(1),
    workaround: z.array(Workaround).optional(),
  }),
  severity: Severity,
  matched: z.array(z.string().min(1)).min(1),
  /** Matched as well if the question about a workaround was answered, not left open. */
  matchedByWorkaround: z.array(z.string().min(1)).optional(),
});

const Supporting = z.strictObject({
  when: z.strictObject({
    severity: z.array(Severity),
    given: z.enum(['deadline', 'affectedUsers']),
  }),
  matched: z.string().min(1),
});

const Region = z.strictObject({
  id: Id,
  name: z.string().min(1),
  /** Written as one text, `AG AI AR …`. */
  countries: z
    .string()
    .transform((codes) => codes.split(/\s+/))
    .pipe(z.array(Country)),
  ...ruled,
});

const Hours = z
  .strictObject({
    opens: LocalTime,
    closes: LocalTime,
    /** ISO weekdays, Monday is 1. */
    weekdays: z.array(z.number().int().min(1).max(7)).min(1),
  })
  .refine(({ opens, closes }) => opens < closes, 'opens after it closes');

const HoursGroup = z.strictObject({
  id: Id,
  name: z.string().min(1),
  region: Id,
  /** The support desk's clock. */
  zone: Zone,
  /** The clock as the document names it, where that differs (C10). */
  stated: z.string().optional(),
  hours: Hours,
  /** Countries; with `zones`, only those parts of a split one. */
  members: z.array(z.strictObject({ country: Country, zones: z.array(Zone).min(1).optional() })),
  ...ruled,
});
export type HoursGroup = z.infer<typeof HoursGroup>;

/** E.164, written for people: a plus, the country code, and signs between the digits where they help. */
const isInternational = (text: string): boolean => {
  const digits = text.replace(/[ ().-]/g, '');
  const isWritten = /^\+[1-9][\d ().-]{5,38}\d$/.test(text);
  return isWritten && /^\+[1-9]\d{6,14}$/.test(digits);
};

/** "+44 (0)20": dialled within the country only, while a link dials every digit. */
const hasDomesticZero = (text: string): boolean => /\(\s*0/.test(text);

const PhoneNumber = z.strictObject({
  // Without quotes YAML takes the plus of a number away.
  number: z
    .string({ error: 'must stand in quotes, such as "+1 202-555-0143"' })
    .refine(
      isInternational,
      'is no international phone number such as +1 202-555-0143: a plus, the country code, 7 to 15 digits',
    )
    .refine(
      (text) => !hasDomesticZero(text),
      'has a zero in parentheses, and every digit is dialled: write +44 20 7946 0123, not +44 (0)20 7946 0123',
    ),
  /** Only for accounts of these regions and hours groups, and for these programmes; for all, if absent. */
  regions: z.array(Id).min(1).optional(),
  groups: z.array(Id).min(1).optional(),
  programmes: z.array(Id).min(1).optional(),
});
export type PhoneNumber = z.infer<typeof PhoneNumber>;

export const SharedPolicy = z.strictObject({
  version: Version,
  documents: z.record(z.string(), z.string()),
  /** Programmes in the order in which they are offered; others follow. */
  order: z.array(Id).optional(),
  /** Sections that programmes refer to by `as: common`; checked where they are used. */
  common: z.record(z.string(), z.unknown()).optional(),
  confirmation: z.strictObject({ by: z.string(), ...ruled }),
  severities: z.array(SeverityDefinition),
  proposals: z.array(Proposal),
  supporting: z.array(Supporting),
  regions: z.array(Region),
  hoursGroups: z.array(HoursGroup),
  splitCountries: z.array(z.strictObject({ country: Country, zones: z.array(Zone) })),
  holidays: z.strictObject({ ...ruled }),
  /** What holds for a country that no hours group names. */
  ungrouped: z.strictObject({ ...ruled }).optional(),
  /** Numbers of the support centres: the first that fits is told. */
  phones: z.strictObject({ numbers: z.array(PhoneNumber), ...ruled }).optional(),
  closures: z.array(
    z.strictObject({ date: z.iso.date(), name: z.string(), groups: z.array(Id).optional() }),
  ),
});
export type SharedPolicy = z.infer<typeof SharedPolicy>;
