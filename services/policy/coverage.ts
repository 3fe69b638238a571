/** When a case is worked on: around the clock, or in the hours of the account's desk (D1, support coverage). */
import type { Coverage, Reason } from './evaluation.ts';
import {
  coverageAlways,
  coverageBusinessHours,
  coverageUnconfirmed,
  hoursGroup,
  type Missing,
  whyUnconfirmed,
} from './reasons.ts';
import { readingOf } from './register.ts';
import type { Desk, Situation } from './situation.ts';

export interface CoverageRuling {
  readonly is: Coverage;
  readonly because: readonly Reason[];
}

export function coverageOf(situation: Situation, desk: () => Desk): CoverageRuling {
  const { policies, facts, now, programme, supportPackage, combination, obstacle } = situation;
  const { severity } = facts;
  if (obstacle) return unconfirmed(obstacle.missing, severity, obstacle);
  if (!supportPackage)
    return unconfirmed('package', severity, { source: policies.shared.confirmation.source });
  const { severities, ...stated } = (combination ?? supportPackage).coverage;
  const rule = { source: stated.source, ...readingOf(policies, stated) };
  const kind = severities[severity];
  if (!kind) return unconfirmed('notStated', severity, rule);
  const name = combination ? `${supportPackage.name} with ${facts.companion}` : supportPackage.name;
  const known = { severity, package: name };
  if (kind === 'always') {
    return { is: { kind }, because: [coverageAlways({ facts: known, ...rule })] };
  }
  const hours = desk();
  if (hours.kind === 'missing') return unconfirmed(hours.missing, severity, hours);
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
    because: [
      coverageBusinessHours({
        facts: { ...known, group: group.name, zone, opens, closes, weekdays: weekdays.join(',') },
        ...rule,
      }),
      hoursGroup({
        facts: { group: group.name, zone },
        source: programme?.hours?.source ?? group.source,
        ...readingOf(policies, programme?.hours ?? group),
      }),
    ],
  };
}

function unconfirmed(
  missing: Missing,
  severity: number,
  { source, reading }: Pick<Reason, 'source' | 'reading'>,
): CoverageRuling {
  const why = whyUnconfirmed(missing);
  const rule = { facts: { severity, missing }, source, ...(reading ? { reading } : {}) };
  return { is: { kind: 'unconfirmed', why }, because: [coverageUnconfirmed(rule, why)] };
}
