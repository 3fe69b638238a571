import type { RequestEvent } from './requestEvent.ts';
import type { SupportRequest } from './supportRequest.ts';
import { workOf } from './work.ts';

/**
 * Did the request wait for somebody until this event? Then the customer is told who has seen it, which is not
 * yet the answer that was promised; that a colleague takes it over, they are not.
 */
export function isFirstToHave(
  { events }: Pick<SupportRequest, 'events'>,
  { id }: Pick<RequestEvent, 'id'>,
): boolean {
  const at = events.findIndex((event) => event.id === id);
  return workOf({ events: at === -1 ? events : events.slice(0, at) }).state === 'waiting';
}
