/**
 * By when support first answers (D1, initial response times). A target for the first response, never
 * a promise of resolution.
 */
import type { BusinessAmount, BusinessCalendar } from './businessTime.ts';
import type { Amount, Coverage, Reason, ResponseTarget } from './evaluation.ts';
import { type Missing, responseTarget, responseUnconfirmed, whyUnconfirmed } from './reasons.ts';
import { readingOf } from './register.ts';
import type { Desk, Situation } from './situation.ts';

const MINUTE = 60_000;

export interface ResponseRuling {
  readonly is: ResponseTarget;
  readonly because: Reason;
}

export function responseOf(
  situation: Situation,
  coverage: Coverage,
  desk: () => Desk,
): ResponseRuling {
  const { policies, facts, now, supportPackage, combination, obstacle } = situation;
  const { severity } = facts;
  if (obstacle) return unconfirmed(obstacle.missing, severity, obstacle);
  if (!supportPackage)
    return unconfirmed('package', severity, { source: policies.shared.confirmation.source });
  const { name, response } = supportPackage;
  const stated = combination?.response ?? response;
  const rule = { source: stated.source, ...readingOf(policies, stated) };
  const amount = response.targets?.[severity];
  if (!amount) return unconfirmed('notStated', severity, rule, response.unconfirmed);
  const end = endOf(amount, now, coverage, desk);
  if (end.kind === 'missing') {
    return unconfirmed(end.missing, severity, { ...rule, source: end.source ?? rule.source });
  }
  const respondBy = new Date(end.at).toISOString();
  const known = {
    severity,
    package: name,
    amount: amount.value,
    unit: amount.unit,
    comparison: amount.strictlyLess ? 'lessThan' : 'within',
    respondBy,
  };
  return {
    is: { kind: 'target', amount, respondBy },
    because: responseTarget({ facts: known, ...rule }, amount),
  };
}

type End =
  | { readonly kind: 'end'; readonly at: number }
  | { readonly kind: 'missing'; readonly missing: Missing; readonly source?: string };

/** Around the clock, minutes and hours count at once; otherwise the desk has to be open. */
function endOf({ value, unit }: Amount, now: number, coverage: Coverage, desk: () => Desk): End {
  const minutes = unit === 'minutes' ? value : value * 60;
  const isPlain = unit === 'minutes' || unit === 'hours';
  if (isPlain && coverage.kind === 'always') return { kind: 'end', at: now + minutes * MINUTE };
  if (isPlain && coverage.kind === 'unconfirmed') return { kind: 'missing', missing: 'notStated' };
  const hours = desk();
  if (hours.kind === 'missing') return hours;
  const amount = unit === 'businessDays' ? { days: value } : { minutes };
  const at = addedUp(hours.calendar, now, amount);
  return at === undefined ? { kind: 'missing', missing: 'instant' } : { kind: 'end', at };
}

/** Undefined for an amount so large that it ends where business time is not known. */
function addedUp(
  calendar: BusinessCalendar,
  now: number,
  amount: BusinessAmount,
): number | undefined {
  try {
    return calendar.add(now, amount);
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

function unconfirmed(
  missing: Missing,
  severity: number,
  { source, reading }: Pick<Reason, 'source' | 'reading'>,
  stated?: string,
): ResponseRuling {
  const why = whyUnconfirmed(missing, stated);
  const rule = { facts: { severity, missing }, source, ...(reading ? { reading } : {}) };
  return { is: { kind: 'unconfirmed', why }, because: responseUnconfirmed(rule, why) };
}
