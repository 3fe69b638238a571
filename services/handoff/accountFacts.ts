import { DateTime } from 'luxon';
import { fact, type HandoffFact, moment } from './fact.ts';
import type { Handoff } from './handoff.ts';
import type { Clocks } from './moments.ts';
import { CASE_STATUS } from './words.ts';

/** Which case and whose, what was bought, and what of it is not certain. */
export function accountFacts(
  { case: ours, account: theirs }: Handoff,
  clocks: Clocks,
  now: DateTime,
): (HandoffFact | undefined)[] {
  const { number, status, owner } = ours;
  return [
    fact('Case', number ?? 'none yet'),
    fact('Title', ours.title),
    // As they were when it was raised: the case goes on by itself.
    fact('Status when raised', status === undefined ? undefined : (CASE_STATUS[status] ?? status)),
    moment('Opened', ours.openedAt, clocks),
    fact('Owner when raised', owner === null ? 'nobody yet' : owner),
    fact('Product', ours.product),
    fact('Version', ours.productVersion),
    fact('Proof', theirs.proof, theirs.isVerified ? {} : { isWarning: true }),
    fact('Account given', theirs.given),
    fact(
      'Account',
      theirs.name === undefined ? theirs.orgId : [theirs.name, theirs.orgId].join(', '),
    ),
    fact('Region', theirs.region),
    fact('Programme', theirs.programme),
    fact('Package', theirs.package),
    fact('Contract until', theirs.endsOn === undefined ? undefined : lastDay(theirs.endsOn, now)),
    ...theirs.unsure.map((value) => fact('Not certain', value, { isWarning: true })),
  ];
}

function lastDay(endsOn: string, now: DateTime): string {
  const day = DateTime.fromISO(endsOn, { zone: 'utc', locale: 'en' });
  if (!day.isValid) return endsOn;
  const left = Math.floor(day.diff(now.toUTC().startOf('day'), 'days').days);
  const soon = left >= 0 && left <= 30 ? `, ${left} ${left === 1 ? 'day' : 'days'} from now` : '';
  return `${day.toFormat('d LLL yyyy')}${soon}`;
}
