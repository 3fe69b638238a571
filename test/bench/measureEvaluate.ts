import { DateTime } from 'luxon';
import { evaluate } from '../../services/policy/evaluate.ts';
import type { Facts } from '../../services/policy/evaluation.ts';
import { loadPolicies } from '../../services/policy/loadPolicies.ts';
import { median } from './statistics.ts';

const known: Facts = {
  programme: 'citrix-css',
  package: 'core',
  severity: 2,
  hoursGroup: 'emea-west',
  region: 'emea',
  country: 'FR',
  language: 'fr',
};

/** Microseconds of one evaluation in business hours, warmed, over instants of a whole year. */
export function measureEvaluate(): number {
  const policies = loadPolicies(new URL('../../services/policy/policies/', import.meta.url));
  const batch = 200;
  const start = DateTime.fromISO('2026-01-01T00:00:00Z');
  const instants = Array.from({ length: batch }, (_, index) => start.plus({ hours: index * 43 }));
  const times: number[] = [];
  for (let round = 0; round < 60; round++) {
    const begun = performance.now();
    for (const now of instants) evaluate(policies, known, now);
    times.push(((performance.now() - begun) * 1000) / batch);
  }
  // The first third has warmed it.
  return median(times.slice(20));
}
