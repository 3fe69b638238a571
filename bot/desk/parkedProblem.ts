import type { ParkedEntry } from '../../services/outbox/outbox.ts';

/** Of what was given up on for a request, the problem to show where there is room for one. */
export function parkedProblem(parked: readonly ParkedEntry[]): string | null {
  // The case itself before what is said about it.
  const first = parked.find(({ kind }) => kind === 'deliver') ?? parked[0];
  return first?.problem ?? null;
}
