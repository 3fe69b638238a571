/** Whom to get back to, and in which language. */
import type { SupportRequest } from '../requests/supportRequest.ts';
import type { Handoff } from './handoff.ts';
import { languageName } from './languageName.ts';
import { NOT_GIVEN } from './words.ts';

type Person = Pick<Handoff['contact'], 'name' | 'email' | 'phone'>;

export function contactOf(request: SupportRequest, staffedNow: boolean | null): Handoff['contact'] {
  const { origin, promise } = request;
  const { wished, kind } = promise.languages;
  return {
    ...personOf(request),
    zone: origin.zone,
    language: {
      tag: wished,
      name: languageName(wished),
      service: kind,
      isStaffedNow: staffedNow,
    },
    conversationId: origin.conversationId,
  };
}

/** Who asked to change a case's contact is not the new contact: their name is in what is asked. */
function personOf({ kind, draft, speaker, about }: SupportRequest): Person {
  if (kind !== 'contact' && 'email' in draft) {
    const { name, email } = draft;
    return { name, email, ...('phone' in draft ? { phone: draft.phone } : {}) };
  }
  if (speaker.kind === 'customer') return { name: speaker.name, email: speaker.email };
  return about?.contact ?? { name: NOT_GIVEN, email: NOT_GIVEN };
}
