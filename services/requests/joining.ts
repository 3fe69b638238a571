/** A second escalation of the same case joins the one that is open: management hears of both at once. */
import type { EscalationDraft } from './drafts/escalationDraft.ts';
import { isOpen } from './alone.ts';
import { customerOf } from './customerOf.ts';
import { following } from './following.ts';
import type { RaiseInput } from './raise.ts';
import type { RequestEvent } from './requestEvent.ts';
import type { RequestStore } from './requestStore.ts';
import type { SupportRequest } from './supportRequest.ts';
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
    ...(request.kind === 'escalation' ? { draft: request.draft } : {}),
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
  const { draft } = request;
  return lines(draft).join('\n').slice(0, LONGEST);
}

function lines(draft: EscalationDraft): readonly string[] {
  const { summary, outcome, urgency, deadline, businessImpact, affectedUsers } = draft;
  const facts: readonly (readonly [string, string | number | null | undefined])[] = [
    ['Outcome wanted', outcome],
    ['Urgency', urgency],
    ['Deadline', deadline],
    ['Production users affected', affectedUsers],
    ['At stake', draft.stake],
    ['Business impact', businessImpact],
    ['Contact', [draft.name, draft.email, draft.phone].filter(Boolean).join(', ')],
  ];
  return [
    summary,
    ...facts.flatMap(([label, value]) =>
      value === null || value === undefined ? [] : [`${label}: ${value}`],
    ),
  ];
}
