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

/** What was answered, and what of it nobody said. */
interface Told {
  readonly draft: EscalationDraft;
  readonly leftOut: readonly string[];
}

const MERGED = [
  'outcome',
  'urgency',
  'affectedUsers',
  'deadline',
  'stake',
  'businessImpact',
] as const;

/** An answer as it was said; undefined where something only stands in for it. */
function said<K extends (typeof MERGED)[number]>({ draft, leftOut }: Told, slot: K) {
  return leftOut.includes(slot) ? undefined : (draft[slot] ?? undefined);
}

/** What is known by now: the newest word on each, but nobody's wish is made less by somebody else's. */
function merged(one: Told, next: Told): Told {
  const [wished, wishes] = [said(one, 'outcome'), said(next, 'outcome')];
  const pressing = [said(one, 'urgency'), said(next, 'urgency')];
  const known: Readonly<Record<(typeof MERGED)[number], unknown>> = {
    outcome: wishes === 'other' ? (wished ?? wishes) : (wishes ?? wished),
    urgency: PRESSING.find((urgency) => pressing.includes(urgency)),
    affectedUsers: said(next, 'affectedUsers') ?? said(one, 'affectedUsers'),
    deadline: said(next, 'deadline') ?? said(one, 'deadline'),
    stake: stakeOf(said(one, 'stake'), said(next, 'stake')),
    businessImpact: said(next, 'businessImpact') ?? said(one, 'businessImpact'),
  };
  const told: readonly string[] = MERGED.filter((slot) => known[slot] !== undefined);
  return {
    draft: {
      ...one.draft,
      ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    },
    // What stood in for an answer still does, unless somebody has told one.
    leftOut: one.leftOut.filter((slot) => !told.includes(slot)),
  };
}

/** A request as it stands by all that was joined to it. Whom to contact stays as it was. */
export function withJoined(request: SupportRequest): SupportRequest {
  if (request.kind !== 'escalation') return request;
  const others = request.events.flatMap(({ draft, leftOut = [] }) =>
    draft === undefined ? [] : [{ draft, leftOut }],
  );
  if (others.length === 0) return request;
  const { draft, leftOut } = others.reduce<Told>(merged, request);
  return { ...request, draft, leftOut: [...leftOut] };
}
