import { isOpen } from '../requests/alone.ts';
import { customerOf } from '../requests/customerOf.ts';
import type { RequestEvent } from '../requests/requestEvent.ts';
import type { RequestStore } from '../requests/requestStore.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import { withEvent, workOf } from '../requests/work.ts';

const SYSTEM = { kind: 'system' } as const;

/** Settled with its case. A complaint is dealt with all the same. */
const ENDS = ['openCase', 'replacement', 'extended', 'reopening', 'escalation'];

/**
 * A case was closed, or has another contact, as its customer asked: whatever else was open about it by then
 * says so, and what waits for nothing but the case does not wait any more. What somebody has stays theirs.
 */
export async function newsFollows(requests: RequestStore, done: SupportRequest): Promise<void> {
  if (done.status !== 'delivered' || done.caseNumber === null) return;
  for (const { reference, raisedAt } of await requests.ofCase(done.caseNumber)) {
    // Raised after it was asked for, it was raised knowing of it.
    if (reference === done.reference || raisedAt > done.raisedAt) continue;
    await requests.update(reference, (now) => {
      const event = isOpen(now) ? newsOf(done, now) : undefined;
      return { request: event === undefined ? now : withEvent(now, event) };
    });
  }
}

/** Undefined: nothing that others have to know. */
function newsOf(done: SupportRequest, other: SupportRequest): RequestEvent | undefined {
  const { reference, raisedAt, deliveredAt } = done;
  const made = { id: `news-${reference}`, at: deliveredAt ?? raisedAt };
  if (done.kind === 'closing') {
    const text = `Case ${done.draft.caseNumber} is closed, as the customer asked with ${reference}.`;
    const { state, isTalking } = workOf(other);
    return state === 'waiting' && !isTalking && ENDS.includes(other.kind)
      ? { ...made, by: customerOf(done), kind: 'caseClosed', text }
      : { ...made, by: SYSTEM, kind: 'note', text };
  }
  if (done.kind === 'contact') {
    const { caseNumber, email } = done.draft;
    // No name and no number: in a colleague's request, erasure knows the person by the address alone.
    const text = `The contact of case ${caseNumber} is ${email} now, as the customer asked with ${reference}.`;
    return { ...made, by: SYSTEM, kind: 'note', text };
  }
  return undefined;
}
