import type { SupportRequest } from './supportRequest.ts';
import { workOf } from './work.ts';

/** Has the customer heard from a person? That somebody has seen it is not yet an answer. */
export function isAnswered(request: Pick<SupportRequest, 'events'>): boolean {
  return workOf(request).answeredAt !== undefined;
}
