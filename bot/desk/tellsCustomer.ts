import { following } from '../../services/requests/following.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';

/** Is the customer told of what came of the click with this key? */
export function tellsCustomer(request: SupportRequest, key: string): boolean {
  return request.events
    .filter(({ id }) => id.endsWith(`-${key}`))
    .flatMap((event) => following(request, event))
    .some(({ kind }) => kind === 'tellCustomer');
}
