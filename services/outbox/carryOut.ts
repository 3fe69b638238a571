/** Does at the desk what a request asks, so that doing it again does no harm. */
import { DateTime } from 'luxon';
import { type Case, isClosed } from '../cases/case.ts';
import type { CallOptions, CaseBackend, FieldLoss, HandoffNote } from '../cases/caseBackend.ts';
import { followUpOf } from '../cases/followUpOf.ts';
import { newCaseOf, type Opening } from '../cases/newCaseOf.ts';
import { orgOf } from '../cases/orgOf.ts';
import { reopeningOf } from '../cases/reopeningOf.ts';
import { failpoint } from '../failpoint.ts';
import type { Policies } from '../policy/policies.ts';
import { contractOf } from '../requests/contractOf.ts';
import type { RequestOf, SupportRequest } from '../requests/supportRequest.ts';
import type { Ask } from './asking.ts';
import { authorOf } from './authorOf.ts';
import { withFiles } from './withFiles.ts';

export type CarriedOut =
  | {
      readonly kind: 'done';
      readonly caseNumber: string | null;
      /** What the customer should know beyond that it was done. */
      readonly text?: string;
      readonly lost?: readonly FieldLoss[];
    }
  /** It can't be done, and the customer can be told what to do instead. */
  | { readonly kind: 'refused'; readonly why: string };

interface Dependencies {
  readonly backend: CaseBackend;
  readonly policies: Policies;
  readonly noteOf: (request: SupportRequest) => HandoffNote;
}

/** Requests about a case that is there. */
type OnCase = RequestOf<
  'escalation' | 'information' | 'closing' | 'reopening' | 'severity' | 'contact'
>;

export function carryOut({
  backend,
  policies,
  noteOf,
}: Dependencies): (request: SupportRequest, ask: Ask) => Promise<CarriedOut> {
  const open = async (request: Opening, ask: Ask): Promise<CarriedOut> => {
    const { key } = request;
    const found = await ask(async (signal) => backend.findByKey(key, { signal }));
    if (found !== undefined) {
      await linkWithOld(request, found.caseNumber, ask);
      return done(found.caseNumber);
    }
    const newCase = newCaseOf(request, noteOf(request));
    failpoint('deliver.looked');
    const opened = await ask(async (signal) => backend.open(newCase, { signal }));
    await linkWithOld(request, opened.case.caseNumber, ask);
    return { ...done(opened.case.caseNumber), lost: opened.lost };
  };

  /** A case that takes the place of one which can't be opened again (D1, reopening a support case). */
  const linkWithOld = async (request: Opening, caseNumber: string, ask: Ask): Promise<void> => {
    if (request.kind !== 'openCase' || request.follows === undefined) return;
    const old = await ownCase(request, request.follows, ask);
    if (old === undefined) return;
    const how = { key: `follows-${request.key}`, kind: 'followUp' } as const;
    await ask(async (signal) => backend.link(caseNumber, old.caseNumber, how, { signal }));
  };

  /** The case, if it is certain that it is the customer's. */
  const ownCase = async (
    request: SupportRequest,
    caseNumber: string,
    ask: Ask,
  ): Promise<Case | undefined> => {
    const found = await ask(async (signal) => backend.get(caseNumber, { signal }));
    if (found === undefined || request.about?.caseNumber === caseNumber) return found;
    return found.orgId !== null && found.orgId === orgOf(request) ? found : undefined;
  };

  const escalate = async (
    request: RequestOf<'escalation'>,
    { caseNumber }: Case,
    ask: Ask,
  ): Promise<CarriedOut> => {
    const { level, summary } = request.draft;
    const handoff = noteOf(request);
    const doing = { ...doingOf(request, summary), level, handoff };
    const { state } = await ask(async (signal) => backend.escalate(caseNumber, doing, { signal }));
    if (state === 'alreadyEscalated') {
      // Somebody escalated it in another way, and what this customer said is not with it yet.
      const note = { ...doingOf(request, handoff.text), visibility: 'internal' } as const;
      await ask(async (signal) => backend.comment(caseNumber, note, { signal }));
    }
    return done(caseNumber);
  };

  /** Days are counted until the customer asked, however long the desk was down then. */
  const reopen = async (
    request: RequestOf<'reopening'>,
    old: Case,
    ask: Ask,
  ): Promise<CarriedOut> => {
    const doing = doingOf(request, request.draft.text);
    const earlier = await ask(async (signal) => backend.findByKey(request.key, { signal }));
    const isOver = old.closedAt !== null && isTooLate(request, old.closedAt);
    if (earlier === undefined && !(isClosed(old) && isOver)) {
      const { mode, case: after } = await ask(async (signal) =>
        backend.reopen(old.caseNumber, doing, { signal }),
      );
      if (mode === 'alreadyOpen') {
        const said = { ...doing, visibility: 'public' } as const;
        await ask(async (signal) => backend.comment(old.caseNumber, said, { signal }));
      }
      return mode === 'followUp' ? followedUp(old, after) : done(after.caseNumber);
    }
    const followUp = followUpOf(request, old, noteOf(request));
    const next = earlier ?? (await ask(async (signal) => backend.open(followUp, { signal }))).case;
    const how = { key: request.key, kind: 'followUp' } as const;
    await ask(async (signal) => backend.link(next.caseNumber, old.caseNumber, how, { signal }));
    return followedUp(old, next);
  };

  const isTooLate = (request: SupportRequest, closedAt: string): boolean => {
    const { entitlement } = request;
    const hours = 'account' in entitlement ? { hoursGroup: entitlement.account.hoursGroup } : {};
    const facts = { ...contractOf(entitlement), ...hours };
    const raisedAt = DateTime.fromISO(request.raisedAt);
    return reopeningOf(policies, facts, closedAt, raisedAt)?.kind === 'newCase';
  };

  const onCase = async (request: OnCase, now: Case, ask: Ask): Promise<CarriedOut> => {
    const { caseNumber } = now;
    const call = async (act: (options: CallOptions) => Promise<unknown>): Promise<CarriedOut> => {
      await ask(async (signal) => act({ signal }));
      return done(caseNumber);
    };
    switch (request.kind) {
      case 'escalation':
        return isClosed(now) ? isClosedAlready(now, 'escalated') : escalate(request, now, ask);
      case 'information': {
        const text = withFiles(request.draft.text, request.attachments);
        const comment = { ...doingOf(request, text), visibility: 'public' } as const;
        return call(async (options) => backend.comment(caseNumber, comment, options));
      }
      case 'closing': {
        const text = request.draft.text ?? REASONS[request.draft.why];
        const how = { ...doingOf(request, text), status: 'closed' } as const;
        return call(async (options) => backend.resolve(caseNumber, how, options));
      }
      case 'reopening':
        return reopen(request, now, ask);
      case 'severity': {
        const { severity, text } = request.draft;
        if (isClosed(now)) return isClosedAlready(now, 'changed');
        if (severity < now.severity) return { kind: 'refused', why: NOT_RAISED };
        const change = { ...doingOf(request, text ?? ''), severity };
        return call(async (options) => backend.update(caseNumber, change, options));
      }
      case 'contact': {
        const { name, email, phone = null } = request.draft;
        if (isClosed(now)) return isClosedAlready(now, 'changed');
        const change = { ...doingOf(request, ''), contact: { name, email, phone } };
        return call(async (options) => backend.update(caseNumber, change, options));
      }
    }
  };

  /** What a person has to deal with; a case that it names gets a note. */
  const forPerson = async (
    request: RequestOf<'caseReview' | 'feedback' | 'person'>,
    ask: Ask,
  ): Promise<CarriedOut> => {
    const named = request.kind === 'person' ? undefined : request.draft.caseNumber;
    const caseNumber = request.about?.caseNumber ?? named ?? undefined;
    const isStranger = request.speaker.kind === 'stranger';
    if (caseNumber === undefined || isStranger) return done(null);
    if ((await ownCase(request, caseNumber, ask)) === undefined) return done(null);
    const note = { ...doingOf(request, noteOf(request).text), visibility: 'internal' } as const;
    await ask(async (signal) => backend.comment(caseNumber, note, { signal }));
    return done(caseNumber);
  };

  return async (request, ask) => {
    switch (request.kind) {
      case 'openCase':
      case 'replacement':
      case 'extended':
        return open(request, ask);
      case 'escalation':
      case 'information':
      case 'closing':
      case 'reopening':
      case 'severity':
      case 'contact': {
        // A case is changed for nobody who did not prove that it is theirs: staff find out first.
        if (request.speaker.kind === 'stranger') return done(null);
        const now = await ownCase(request, request.draft.caseNumber, ask);
        return now === undefined ? isGone(request.draft.caseNumber) : onCase(request, now, ask);
      }
      case 'caseReview':
      case 'feedback':
      case 'person':
        return forPerson(request, ask);
    }
  };
}

const REASONS = { solved: 'Solved.', notNeeded: 'No longer needed.' } as const;

/** D1, support case severity. */
const NOT_RAISED =
  'The severity of a case is not raised once it is settled. An escalation brings the case more attention; a new problem can be a new case.';

const doingOf = (request: SupportRequest, text: string) => ({
  key: request.key,
  author: authorOf(request),
  text,
});

const done = (caseNumber: string | null): CarriedOut & { kind: 'done' } => ({
  kind: 'done',
  caseNumber,
});

const followedUp = (old: Case, next: Case): CarriedOut => ({
  ...done(next.caseNumber),
  text: `Case ${old.caseNumber} could not be opened again, so there is a new one, ${next.caseNumber}, which is linked to it.`,
});

const isGone = (caseNumber: string): CarriedOut => ({
  kind: 'refused',
  why: `There is no case ${caseNumber} of yours any more that this could be done to. If that can't be right, ask for a person.`,
});

const isClosedAlready = ({ caseNumber }: Case, what: 'escalated' | 'changed'): CarriedOut => ({
  kind: 'refused',
  why: `Case ${caseNumber} is closed by now, and a closed case can't be ${what}. You can ask to have it opened again.`,
});
