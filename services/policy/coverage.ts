/** When a case is worked on: around the clock, or in the hours of the account's desk (D1, support coverage). */
import type { Coverage, Reason } from './evaluation.ts';
import {
  coverageAlways,
  coverageBusinessHours,
  coverageUnconfirmed,
  type Missing,
  whyUnconfirmed,
} from './reasons.ts';
import type { Desk, Situation } from './situation.ts';

export interface CoverageRuling {
  readonly is: Coverage;
  readonly because: Reason;
}

export function coverageOf(situation: Situation, desk: () => Desk): CoverageRuling {
  const { policies, facts, now, programme, supportPackage } = situation;
  const { severity } = facts;
  const { confirmation } = policies.shared;
  if (!programme) return unconfirmed('programme', severity, confirmation.source);
  if (!supportPackage) return unconfirmed('package', severity, confirmation.source);
  const { severities, source } = supportPackage.coverage;
  const kind = severities[severity];
  if (!kind) return unconfirmed('notStated', severity, source);
  const known = { severity, package: supportPackage.name };
  if (kind === 'always') {
    return { is: { kind }, because: coverageAlways({ facts: known, source }) };
  }
  const hours = desk();
  if (hours.kind === 'missing') return unconfirmed(hours.missing, severity, hours.source);
  const { group, calendar } = hours;
  const { zone } = group;
  const { opens, closes, weekdays } = group.hours;
  const isOpen = calendar.isOpen(now);
  return {
    is: {
      kind,
      group: group.id,
      zone,
      opens,
      closes,
      weekdays,
      isOpen,
      ...(isOpen ? {} : { opensAt: new Date(calendar.nextOpening(now)).toISOString() }),
    },
    because: coverageBusinessHours({
      facts: { ...known, group: group.name, zone, opens, closes, weekdays: weekdays.join(',') },
      source,
    }),
  };
}

function unconfirmed(missing: Missing, severity: number, source: string): CoverageRuling {
  const why = whyUnconfirmed(missing);
  return {
    is: { kind: 'unconfirmed', why },
    because: coverageUnconfirmed({ facts: { severity, missing }, source }, why),
  };
}
