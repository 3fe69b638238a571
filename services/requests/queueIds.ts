import type { Policies } from '../policy/policies.ts';

/** Ids of all queues that a request may wait in, by this policy. What operators name has to be among them. */
export function queueIds({ programmes }: Policies): ReadonlySet<string> {
  const named = programmes.flatMap(({ roles = [], engineers, desks = [] }) => [
    ...roles.map(({ id }) => id),
    ...engineers.map(({ id }) => id),
    ...desks.map(({ family }) => `desk-${family}`),
  ]);
  return new Set(['customer-service', 'feedback', ...named]);
}
