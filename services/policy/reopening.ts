/** Can a closed case be opened again (D1, reopening a support case)? */
import type { DateTime } from 'luxon';
import { type Cited, cited } from './cited.ts';
import type { Policies } from './policies.ts';
import type { Programme } from './programme.ts';

export type Reopening = Cited & {
  /** reopen: the same case. newCase: the time is over. */
  readonly kind: 'reopen' | 'newCase';
  readonly days: number;
  /** The last instant at which it may be reopened, ISO. */
  readonly until: string;
};

/** Days are counted on the clock of `closedAt`'s zone: the same time of day, so many days later. */
export function reopening(
  policies: Policies,
  { reopen }: Programme,
  closedAt: DateTime,
  now: DateTime,
): Reopening {
  const until = closedAt.plus({ days: reopen.days });
  return {
    kind: now.toMillis() <= until.toMillis() ? 'reopen' : 'newCase',
    days: reopen.days,
    until: new Date(until.toMillis()).toISOString(),
    ...cited(policies, reopen),
  };
}
