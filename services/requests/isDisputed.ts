import { isOpen } from './alone.ts';
import type { SupportRequest } from './supportRequest.ts';

/** Staff thought that it was solved, and the customer says it is not: nobody has said so again since. */
export function isDisputed(request: SupportRequest): boolean {
  const { events } = request;
  const last = events.findLast(({ kind }) => kind === 'resolved' || kind === 'disputed');
  return last?.kind === 'disputed' && isOpen(request);
}
