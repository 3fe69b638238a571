import { following } from './following.ts';
import type { RequestEvent } from './requestEvent.ts';
import type { Change } from './requestStore.ts';
import type { SupportRequest } from './supportRequest.ts';
import { withEvent } from './work.ts';

/** A request to which events have happened, with all that follows from them. Again: nothing changes. */
export function happened(request: SupportRequest, ...events: readonly RequestEvent[]): Change {
  const fresh = events.filter(({ id }) => !request.events.some((one) => one.id === id));
  return {
    request: fresh.reduce(withEvent, request),
    entries: fresh.flatMap((event) => following(request, event)),
  };
}
