/** What is known of a case already, so that who escalates it need not be asked again. */
import { emailKey } from '../services/entitlements/emailKey.ts';
import type { EscalationDraft } from '../services/requests/drafts/escalationDraft.ts';
import { withJoined } from '../services/requests/withJoined.ts';
import { caseAt } from './cases.ts';
import { reply } from './replies/replies.ts';
import type { Say } from './say.ts';
import type { DialogTurn } from './turn.ts';
import { whenShort } from './whenText.ts';

type Weighed = Pick<EscalationDraft, 'affectedUsers' | 'deadline' | 'businessImpact'>;
type Person = { readonly name?: string | undefined; readonly email?: string | undefined };

const isKnown = <V>(value: V): value is NonNullable<V> => value !== null && value !== undefined;

/** From the escalation that is open, else from the request that opened the case. A date that has passed is none. */
export function saidBefore(caseNumber: string | undefined, turn: DialogTurn): Weighed {
  const view = caseAt(caseNumber, turn);
  const drafts = [view?.escalation && withJoined(view.escalation), view?.opened].flatMap((one) =>
    one?.kind === 'escalation' || one?.kind === 'openCase' ? [one.draft] : [],
  );
  const newest = <K extends keyof Weighed>(slot: K): Weighed[K] =>
    drafts.map((draft): Weighed[K] => draft[slot]).find(isKnown);
  const deadline = newest('deadline');
  return {
    affectedUsers: newest('affectedUsers'),
    deadline: deadline && Date.parse(deadline) > turn.now.toMillis() ? deadline : undefined,
    businessImpact: newest('businessImpact'),
  };
}

const isSame = (one: Person, other: Person): boolean =>
  one.name?.trim().toLowerCase() === other.name?.trim().toLowerCase() &&
  emailKey(one.email ?? '') === emailKey(other.email ?? '');

/** A number only of the very person who is to be called: a colleague's rings on another desk. */
export function phoneOf(
  caseNumber: string | undefined,
  person: Person,
  turn: DialogTurn,
): string | undefined {
  const view = caseAt(caseNumber, turn);
  const opened = view?.opened;
  const known = [view?.case.contact, opened?.kind === 'openCase' ? opened.draft : undefined];
  return known.filter(isKnown).find((one) => isSame(one, person))?.phone ?? undefined;
}

/** What of it is taken over, said once, so that it can be put right. */
export function takenFromCase(known: Partial<EscalationDraft>, turn: DialogTurn): readonly Say[] {
  const { affectedUsers, deadline, businessImpact } = saidBefore(known.caseNumber, turn);
  const isTaken = (slot: keyof Weighed, value: unknown): boolean =>
    isKnown(value) && known[slot] === value;
  const facts = [
    ...(isTaken('affectedUsers', affectedUsers)
      ? [reply('escalate-case.taken.users', { users: affectedUsers ?? 0 })]
      : []),
    ...(isTaken('deadline', deadline)
      ? [reply('escalate-case.taken.deadline', { when: whenShort(deadline ?? '', turn) })]
      : []),
    ...(isTaken('businessImpact', businessImpact)
      ? [reply('escalate-case.taken.impact', { impact: businessImpact ?? '' })]
      : []),
  ];
  if (facts.length === 0) return [];
  const number = known.caseNumber ?? '';
  const text = [reply('escalate-case.taken', { number }), ...facts].join('\n');
  return [{ id: 'escalate-case.taken', text }];
}
