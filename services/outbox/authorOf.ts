import { customerOf } from '../requests/customerOf.ts';
import type { Actor } from '../requests/requestEvent.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';

/** In whose name something is written to a case: the customer's, unless somebody else did it. */
export function authorOf(request: SupportRequest, actor: Actor = customerOf(request)): string {
  switch (actor.kind) {
    case 'staff':
      return actor.name;
    case 'customer':
      return actor.name ?? 'Customer';
    case 'system':
      return 'intake';
  }
}
