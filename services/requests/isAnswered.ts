import type { SupportRequest } from './supportRequest.ts';

const ANSWERS = new Set(['answer', 'nextSteps', 'resolved']);

/** Has the customer heard from a person? That somebody has seen it is not yet an answer. */
export function isAnswered({ events }: Pick<SupportRequest, 'events'>): boolean {
  return events.some(({ kind }) => ANSWERS.has(kind));
}
