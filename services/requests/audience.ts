/** Whom the news of a request concerns: who raised it, and who joined it. */
import type { Actor, RequestEvent } from './requestEvent.ts';
import { customerOf } from './customerOf.ts';
import type { SupportRequest } from './supportRequest.ts';

export interface Listener {
  readonly conversationId: string;
  readonly who: Actor;
  /** Where mail reaches them, as they gave it. */
  readonly email: string | undefined;
}

/** @param before only who had joined when this happened */
export function audienceOf(request: SupportRequest, before?: RequestEvent): readonly Listener[] {
  const { events, origin } = request;
  const at = events.findIndex(({ id }) => id === before?.id);
  const joined = (at < 0 ? events : events.slice(0, at)).flatMap(
    ({ kind, conversationId, by, draft }) =>
      kind === 'joined' && conversationId !== undefined
        ? [{ conversationId, who: by, email: draft?.email }]
        : [],
  );
  const all: readonly Listener[] = [
    { conversationId: origin.conversationId, who: customerOf(request), email: emailOf(request) },
    ...joined,
  ];
  const ids = all.map(({ conversationId }) => conversationId);
  return all.filter(({ conversationId }, place) => ids.indexOf(conversationId) === place);
}

/** Who asked to change a case's contact is not the new contact. */
function emailOf({ kind, draft, speaker }: SupportRequest): string | undefined {
  if (kind !== 'contact' && 'email' in draft) return draft.email;
  return speaker.kind === 'customer' ? speaker.email : undefined;
}
