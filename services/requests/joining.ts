/** A second escalation of the same case joins the one that is open: management hears of both at once. */
import type { EscalationDraft } from './drafts/escalationDraft.ts';
import { isOpen } from './alone.ts';
import { customerOf } from './customerOf.ts';
import { following } from './following.ts';
import type { RaiseInput } from './raise.ts';
import type { RequestEvent } from './requestEvent.ts';
import type { RequestStore } from './requestStore.ts';
import type { RequestOf, SupportRequest } from './supportRequest.ts';
import { withEvent } from './work.ts';

const LONGEST = 8000;
const idOf = (key: string): string => `joined-${key}`;

/** The escalation that this form instance has joined already, open or not. */
export async function joinedBy(
  store: RequestStore,
  input: RaiseInput,
): Promise<SupportRequest | undefined> {
  if (input.kind !== 'escalation' || input.about === null) return undefined;
  const id = idOf(input.key);
  const all = await store.ofCase(input.about.caseNumber);
  return all.find(({ events }) => events.some((event) => event.id === id));
}

/** Adds `request` to the one that is open, once. Undefined if that is open no longer. */
export async function joinWith(
  store: RequestStore,
  open: SupportRequest,
  request: SupportRequest,
): Promise<SupportRequest | undefined> {
  const id = idOf(request.key);
  const event: RequestEvent = {
    id,
    at: request.raisedAt,
    by: customerOf(request),
    kind: 'joined',
    text: textOf(request),
    attachments: request.attachments,
    conversationId: request.origin.conversationId,
    ...(request.kind === 'escalation' ? { draft: request.draft, leftOut: request.leftOut } : {}),
  };
  const joined = await store.update(open.reference, (now) =>
    isOpen(now)
      ? { request: withEvent(now, event), entries: following(now, event) }
      : { request: now },
  );
  return joined?.events.some((one) => one.id === id) === true ? joined : undefined;
}

function textOf(request: SupportRequest): string {
  if (request.kind !== 'escalation') return '';
  return lines(request).join('\n').slice(0, LONGEST);
}

function lines({ draft, leftOut }: RequestOf<'escalation'>): readonly string[] {
  const facts: readonly (readonly [string, keyof EscalationDraft])[] = [
    ['Outcome wanted', 'outcome'],
    ['Urgency', 'urgency'],
    ['Deadline', 'deadline'],
    ['Production users affected', 'affectedUsers'],
    ['At stake', 'stake'],
    ['Business impact', 'businessImpact'],
  ];
  return [
    draft.summary,
    ...facts.flatMap(([label, slot]) => {
      const value = draft[slot] ?? undefined;
      if (value === undefined) return [];
      return [`${label}: ${value}${leftOut.includes(slot) ? ' (not said by the customer)' : ''}`];
    }),
    `Contact: ${[draft.name, draft.email, draft.phone].filter(Boolean).join(', ')}`,
  ];
}
