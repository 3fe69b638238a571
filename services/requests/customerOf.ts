import type { Actor } from './requestEvent.ts';
import type { SupportRequest } from './supportRequest.ts';

/** The customer of a request as who does something, by the name that was proved or else given. */
export function customerOf({ speaker, draft }: SupportRequest): Actor {
  if (speaker.kind === 'customer') return { kind: 'customer', name: speaker.name };
  return 'name' in draft ? { kind: 'customer', name: draft.name } : { kind: 'customer' };
}
