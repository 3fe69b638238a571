/** The rules that an evaluation applies, each with its English sentence for staff. */
import type { Amount, Facts, LanguageService, Reason } from './evaluation.ts';
import type { SeverityDefinition, Updates } from './sharedPolicy.ts';

/** What has to be known first. `notStated`: the policy itself leaves it open. */
export type Missing =
  | NonNullable<Facts['withheld']>
  | 'programme'
  | 'package'
  | 'hoursGroup'
  | 'country'
  | 'instant'
  | 'effective'
  | 'notStated';

const WHY: Readonly<Record<Exclude<Missing, 'notStated'>, string>> = {
  expired: 'the contract of the account has ended',
  notStarted: 'the contract of the account has not begun',
  suspended: 'the contract of the account is suspended',
  productNotCovered: 'the contract of the account does not cover this product',
  noEntitlement: 'no support was bought for the account',
  unchecked: 'whether the contract of the account covers this could not be checked',
  programme: 'the support programme of the account is not known',
  package: 'the support package of the account is not known',
  hoursGroup: 'the hours of the account are not known',
  country: 'the public holidays of the account are not known',
  instant: 'business time is reckoned for instants from 1971 to 2098 only',
  effective: 'the rules of the programme are not in effect on that day',
};

type Part = Pick<Reason, 'facts' | 'source' | 'reading'>;

/** Why something can't be confirmed, in words for staff. */
export const whyUnconfirmed = (missing: Missing, stated?: string): string =>
  missing === 'notStated' ? (stated ?? 'the policy does not state it') : WHY[missing];

export const coverageAlways = ({ facts, ...rule }: Part): Reason => ({
  rule: 'coverage.always',
  facts,
  ...rule,
  text: `${facts['package']} covers severity ${facts['severity']} around the clock.`,
});

export const coverageBusinessHours = ({ facts, ...rule }: Part): Reason => ({
  rule: 'coverage.businessHours',
  facts,
  ...rule,
  text:
    `${facts['package']} covers severity ${facts['severity']} from ${facts['opens']} to ` +
    `${facts['closes']} on weekdays ${facts['weekdays']} in ${facts['zone']}, without public holidays.`,
});

export const hoursGroup = ({ facts, ...rule }: Part): Reason => ({
  rule: 'hours.group',
  facts,
  ...rule,
  text: `The account is served by ${facts['group']}, on the clock of ${facts['zone']}.`,
});

export const coverageUnconfirmed = ({ facts, ...rule }: Part, why: string): Reason => ({
  rule: 'coverage.unconfirmed',
  facts,
  ...rule,
  text: `Coverage can't be confirmed: ${why}.`,
});

export const responseTarget = ({ facts, ...rule }: Part, amount: Amount): Reason => ({
  rule: 'response.target',
  facts,
  ...rule,
  text:
    `${facts['package']}, severity ${facts['severity']}: first response ` +
    `${targetText(amount)}, a target.`,
});

export const responseUnconfirmed = ({ facts, ...rule }: Part, why: string): Reason => ({
  rule: 'response.unconfirmed',
  facts,
  ...rule,
  text: `The time of the first response can't be confirmed: ${why}.`,
});

export const languageReason = (
  kind: LanguageService['kind'],
  { facts, ...rule }: Part,
): Reason => ({
  rule: `languages.${kind}`,
  facts,
  ...rule,
  text: (facts['condition'] === 'wherePossible' ? WHERE_POSSIBLE : LANGUAGES[kind]).replace(
    '{language}',
    String(facts['language']),
  ),
});

const WHERE_POSSIBLE = 'Support in {language} is given where possible.';

const LANGUAGES = {
  primary: 'Support speaks {language} at all times.',
  onRequest: 'Support in {language} is possible in local business hours, if somebody is there.',
  notOffered: "The account's region does not offer {language}.",
  unconfirmed: "Whether support speaks {language} can't be confirmed yet.",
} as const;

export const updatesReason = (
  { severity, updates, source }: SeverityDefinition,
  reading: Pick<Reason, 'reading'>,
): Reason => ({
  rule: 'updates.cadence',
  facts: {
    severity,
    every: updates.every,
    unit: updates.unit,
    until: updates.until,
    ...(updates.afterwards === 'agreed'
      ? { afterwards: 'agreed' }
      : { afterwardsEvery: updates.afterwards.every, afterwardsUnit: updates.afterwards.unit }),
  },
  source,
  ...reading,
  text: `The customer is updated ${updatesText(updates)}.`,
});

/** How often the customer is updated, e.g. `every 2 business days until stabilised, then as agreed`. */
export function updatesText({ every, unit, until, afterwards }: Updates): string {
  const after =
    afterwards === 'agreed' ? 'as agreed' : `${rhythm(afterwards)} if the customer approves`;
  return `${rhythm({ every, unit })} until ${until}, then ${after}`;
}

const rhythm = ({ every, unit }: Pick<Updates, 'every' | 'unit'>): string =>
  every === 1 ? `every ${UNITS[unit].slice(0, -1)}` : `every ${every} ${UNITS[unit]}`;

/** A target in words, e.g. `in less than 15 minutes`. */
export const targetText = (amount: Amount): string =>
  `${amount.strictlyLess ? 'in less than' : 'within'} ${amountText(amount)}`;

const amountText = ({ value, unit }: Amount): string =>
  `${value} ${value === 1 ? UNITS[unit].slice(0, -1) : UNITS[unit]}`;

const UNITS = {
  minutes: 'minutes',
  hours: 'hours',
  businessHours: 'business hours',
  businessDays: 'business days',
  days: 'days',
  weeks: 'weeks',
  months: 'months',
} as const;
