/** How a time in business hours comes about, stretch by stretch and closed day by closed day. */
import { DateTime } from 'luxon';
import type { Evaluation, Facts } from '../evaluation.ts';
import { holidaysOf } from '../holidays.ts';
import type { Policies } from '../policies.ts';
import { deskOf, situationOf } from '../situation.ts';

export type Step =
  | {
      readonly kind: 'counted';
      readonly from: string;
      readonly to: string;
      readonly minutes: number;
    }
  | {
      readonly kind: 'closed';
      /** Local day of the desk, ISO date. */
      readonly day: string;
      readonly because: 'weekend' | 'publicHoliday' | 'closure';
    };

/** Empty where the time does not depend on the desk's hours, or is not known. */
export function reckoning(
  policies: Policies,
  facts: Facts,
  evaluation: Evaluation,
): readonly Step[] {
  const { coverage, response } = evaluation;
  if (coverage.kind !== 'businessHours' || response.kind !== 'target') return [];
  const desk = deskOf(situationOf(policies, facts, Date.parse(evaluation.evaluatedAt)));
  if (desk.kind === 'missing') return [];
  const { group, calendar } = desk;
  const end = Date.parse(response.respondBy);
  const steps: Step[] = [];
  let at = Date.parse(evaluation.evaluatedAt);
  while (at < end) {
    const opens = calendar.nextOpening(at);
    steps.push(...closedDays(policies, facts, group.zone, group.id, at, opens));
    if (opens >= end) break;
    const to = Math.min(end, calendar.endOfDay(opens));
    const minutes = calendar.between(opens, to);
    steps.push({ kind: 'counted', from: isoOf(opens), to: isoOf(to), minutes });
    at = to;
  }
  return steps;
}

const isoOf = (at: number): string => new Date(at).toISOString();

/** The whole days between two instants on which the desk does not open, each with its reason. */
function closedDays(
  { shared }: Policies,
  { country, withoutHolidays }: Facts,
  zone: string,
  group: string,
  from: number,
  to: number,
): readonly Step[] {
  const weekdays = shared.hoursGroups.find(({ id }) => id === group)?.hours.weekdays ?? [];
  const last = DateTime.fromMillis(to, { zone }).startOf('day');
  const steps: Step[] = [];
  let day = DateTime.fromMillis(from, { zone }).startOf('day');
  for (; day < last; day = day.plus({ days: 1 })) {
    const date = day.toFormat('yyyy-MM-dd');
    const isClosed = shared.closures.some(
      (one) => one.date === date && (one.groups?.includes(group) ?? true),
    );
    const isHoliday =
      withoutHolidays !== true &&
      country !== undefined &&
      holidaysOf(country, day.year).includes(date);
    if (!weekdays.includes(day.weekday))
      steps.push({ kind: 'closed', day: date, because: 'weekend' });
    else if (isHoliday) steps.push({ kind: 'closed', day: date, because: 'publicHoliday' });
    else if (isClosed) steps.push({ kind: 'closed', day: date, because: 'closure' });
  }
  return steps;
}
