import type { RequestOf } from '../requests/supportRequest.ts';
import type { Case } from './case.ts';
import type { HandoffNote, NewCase } from './caseBackend.ts';

/** A new case for one that was closed too long ago to be opened again, prefilled from it. */
export function followUpOf(
  request: RequestOf<'reopening'>,
  old: Case,
  handoff: HandoffNote,
): NewCase {
  const { key, draft, speaker } = request;
  const own = speaker.kind === 'customer' ? { ...speaker, phone: null } : undefined;
  const { name, email, phone } = old.contact ?? own ?? { name: '', email: '', phone: null };
  return {
    key,
    title: `Follow-up of ${old.caseNumber}: ${old.title}`,
    description: draft.text,
    severity: old.severity,
    businessImpact: null,
    orgId: old.orgId,
    product: old.product,
    contact: { name, email, phone },
    handoff,
  };
}
