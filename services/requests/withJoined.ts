import type { EscalationDraft, Stake, Urgency } from './drafts/escalationDraft.ts';
import type { SupportRequest } from './supportRequest.ts';

const PRESSING: readonly Urgency[] = ['now', 'today', 'days'];

function stakeOf(one: Stake | null | undefined, next: Stake | null | undefined) {
  const isAt = (what: 'safety' | 'money'): boolean =>
    [one, next].some((stake) => stake === what || stake === 'both');
  if (isAt('safety') && isAt('money')) return 'both';
  if (isAt('safety')) return 'safety';
  if (isAt('money')) return 'money';
  return next ?? one;
}

/** What is known by now: the newest word on each, but nobody's wish is made less by somebody else's. */
function merged(one: EscalationDraft, next: EscalationDraft): EscalationDraft {
  const outcome = next.outcome === 'other' ? (one.outcome ?? 'other') : next.outcome;
  const known: Readonly<Record<string, unknown>> = {
    outcome: outcome ?? one.outcome,
    affectedUsers: next.affectedUsers ?? one.affectedUsers,
    deadline: next.deadline ?? one.deadline,
    stake: stakeOf(one.stake, next.stake),
    businessImpact: next.businessImpact ?? one.businessImpact,
  };
  return {
    ...one,
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    urgency:
      PRESSING.find((urgency) => urgency === one.urgency || urgency === next.urgency) ?? 'days',
  };
}

/** A request as it stands by all that was joined to it. Whom to contact stays as it was. */
export function withJoined(request: SupportRequest): SupportRequest {
  if (request.kind !== 'escalation') return request;
  const drafts = request.events.flatMap(({ draft }) => draft ?? []);
  if (drafts.length === 0) return request;
  const draft = drafts.reduce(merged, request.draft);
  const now: Readonly<Record<string, unknown>> = { ...draft };
  const before: Readonly<Record<string, unknown>> = { ...request.draft };
  // What stood in for an answer still does, unless somebody has told another one.
  const leftOut = request.leftOut.filter((slot) => now[slot] === before[slot]);
  return { ...request, draft, leftOut };
}
