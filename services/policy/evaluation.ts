import { z } from 'zod';
import { RefusedReason } from '../entitlements/entitlementDirectory.ts';
import { Instant } from '../instant.ts';
import { Severity } from '../requests/drafts/caseDraft.ts';

/** A rule that was applied: `rule` and `facts` for a translated sentence, `text` for staff. */
export const Reason = z.object({
  rule: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Document and section, e.g. `D1, initial response times`. */
  source: z.string(),
  text: z.string(),
  /** Where documents conflict or are silent: the register's entry, and how it is read. */
  reading: z.object({ id: z.string(), text: z.string() }).optional(),
});
export type Reason = z.infer<typeof Reason>;

/** `unchecked`: nobody could say whether the contract covers what is asked. */
const Withheld = z.enum([...RefusedReason.options, 'unchecked']);

/** What is known when the policy is asked. Whatever is missing makes the answer `unconfirmed`. */
export const Facts = z.object({
  programme: z.string().optional(),
  package: z.string().optional(),
  /** A second package that the entitlement names, e.g. `priority` beside `gold`. */
  companion: z.string().optional(),
  /** Why the contract counts for nothing here, where that is known; then there is no programme either. */
  withheld: Withheld.optional(),
  severity: Severity,
  /** Hours group of the registered account, e.g. `emea-west`. */
  hoursGroup: z.string().optional(),
  /** Region of the registered account: `americas`, `emea`, `apj`. */
  region: z.string().optional(),
  /** ISO 3166 country of the registered account; decides public holidays. */
  country: z.string().optional(),
  /** Count no public holidays: for a reckoning without a country, never for a promise. */
  withoutHolidays: z.boolean().optional(),
  /** BCP 47 language wished for. */
  language: z.string().optional(),
});
export type Facts = z.infer<typeof Facts>;

export const Coverage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('always') }),
  z.object({
    kind: z.literal('businessHours'),
    group: z.string(),
    /** The support desk's clock, an IANA zone. */
    zone: z.string(),
    /** Local times such as `08:00`, ISO weekdays 1-7. */
    opens: z.string(),
    closes: z.string(),
    weekdays: z.array(z.number()),
    isOpen: z.boolean(),
    /** When it opens next, if it is closed now. */
    opensAt: Instant.optional(),
  }),
  z.object({ kind: z.literal('unconfirmed'), why: z.string() }),
]);
export type Coverage = z.infer<typeof Coverage>;

export const Amount = z.object({
  value: z.number().positive(),
  unit: z.enum(['minutes', 'hours', 'businessHours', 'businessDays']),
  /** `<30 min` in the document: strictly less than. */
  strictlyLess: z.boolean(),
});
export type Amount = z.infer<typeof Amount>;

/** A target for the first response, never a promise of resolution (D1, initial response times). */
export const ResponseTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('target'), amount: Amount, respondBy: Instant }),
  z.object({ kind: z.literal('unconfirmed'), why: z.string() }),
]);
export type ResponseTarget = z.infer<typeof ResponseTarget>;

export const LanguageService = z.object({
  /** BCP 47 languages that the region offers, English first. */
  offered: z.array(z.string()),
  wished: z.string(),
  /** primary: served always. onRequest: local business hours, if somebody is there. */
  kind: z.enum(['primary', 'onRequest', 'notOffered', 'unconfirmed']),
});
export type LanguageService = z.infer<typeof LanguageService>;

export const RoutePromise = z.object({
  within: z.enum(['1 hour', 'same business day', 'next business day']),
  /** When the hour counts; days are those of the account's desk. */
  covered: z.enum(['always', 'weekdays']).optional(),
  /** By when, if asked at the instant of the evaluation; absent where the desk's hours are not known. */
  by: Instant.optional(),
});

/** A way to reach support. No route is a way to speed up a case beyond its promise. */
export const Route = z.object({
  way: z.enum(['chat', 'web', 'phone', 'email']),
  purpose: z.enum(['open', 'escalation', 'feedback']),
  /** callIn: the customer calls and stays on the line. callBack: an engineer calls. */
  manner: z.enum(['callIn', 'callBack']).optional(),
  /** Web or e-mail address, if a document names one. */
  address: z.string().optional(),
  /** The one to take when time presses. */
  recommended: z.boolean().optional(),
  text: z.string(),
  promise: RoutePromise.optional(),
  source: z.string(),
  reading: Reason.shape.reading,
});
export type Route = z.infer<typeof Route>;

export const Routes = z.object({
  /** How a case of this severity is opened, officially. */
  open: z.array(Route),
  /** How management is reached. */
  escalate: z.array(Route),
});
export type Routes = z.infer<typeof Routes>;

export const Evaluation = z.object({
  evaluatedAt: Instant,
  policy: z.string(),
  policyVersion: z.string(),
  coverage: Coverage,
  response: ResponseTarget,
  languages: LanguageService,
  /** How often the customer is updated, in words, e.g. `every 2 business days`. */
  updates: z.string().optional(),
  /** None where the programme is not known. Evaluations from before there were routes have none. */
  routes: Routes.default({ open: [], escalate: [] }),
  because: z.array(Reason),
});
export type Evaluation = z.infer<typeof Evaluation>;

/** The severity that the answers point to, with the definition that matched (D1, severity definitions). */
export const SeverityProposal = z.object({
  severity: Severity,
  title: z.string(),
  /** The criteria that the answers met, in words for staff. */
  matched: z.array(z.string()),
  source: z.string(),
});
export type SeverityProposal = z.infer<typeof SeverityProposal>;
