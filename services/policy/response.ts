/**
 * By when support first answers (D1, initial response times). A target for the first response, never
 * a promise of resolution.
 */
import type { Amount, Coverage, Reason, ResponseTarget } from './evaluation.ts';
import { type Missing, responseTarget, responseUnconfirmed, whyUnconfirmed } from './reasons.ts';
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
  const { policies, facts, now, programme, supportPackage } = situation;
  const { severity } = facts;
  const { confirmation } = policies.shared;
  if (!programme) return unconfirmed('programme', severity, confirmation.source);
  if (!supportPackage) return unconfirmed('package', severity, confirmation.source);
  const { name, response } = supportPackage;
  const { source } = response;
  const amount = response.targets?.[severity];
  if (!amount) return unconfirmed('notStated', severity, source, response.unconfirmed);
  const end = endOf(amount, now, coverage, desk);
  if (end.kind === 'missing') return unconfirmed(end.missing, severity, end.source ?? source);
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
    because: responseTarget({ facts: known, source }, amount),
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
  return { kind: 'end', at: hours.calendar.add(now, amount) };
}

function unconfirmed(
  missing: Missing,
  severity: number,
  source: string,
  stated?: string,
): ResponseRuling {
  const why = whyUnconfirmed(missing, stated);
  return {
    is: { kind: 'unconfirmed', why },
    because: responseUnconfirmed({ facts: { severity, missing }, source }, why),
  };
}
