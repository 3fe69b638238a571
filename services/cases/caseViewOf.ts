import type { DateTime } from 'luxon';
import type { Clock } from '../clock.ts';
import type { Facts } from '../policy/evaluation.ts';
import type { Reopening } from '../policy/reopening.ts';
import { isOpen } from '../requests/alone.ts';
import { contractOf } from '../requests/contractOf.ts';
import type { RequestEvent } from '../requests/requestEvent.ts';
import type { RequestStore } from '../requests/requestStore.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import type { Case } from './case.ts';
import type { CaseComment } from './caseBackend.ts';
import type { Who } from './caseLookup.ts';
import type { CaseView } from './caseView.ts';

/** What is looked up for a view, and by which rule a closed case may be reopened. */
export interface ViewDependencies {
  readonly requests: RequestStore;
  readonly clock: Clock;
  readonly reopening: (
    facts: Pick<Facts, 'programme' | 'hoursGroup'>,
    closedAt: string,
    now: DateTime,
  ) => Reopening | undefined;
}

/** A case with what came through us of it. What staff write among themselves is not in it. */
export function caseViewOf({
  requests,
  clock,
  reopening,
}: ViewDependencies): (
  about: Case,
  comments: readonly CaseComment[],
  who: Who,
) => Promise<CaseView> {
  return async (about, comments, who) => {
    const all = await requests.ofCase(about.caseNumber);
    const opened = all.find(({ key }) => key === about.key);
    const escalations = all.filter(isEscalation);
    const said = all
      .filter((one) => one.about !== null || one === opened)
      .flatMap(({ events }) => events.filter(isSaid))
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
    const { closedAt } = about;
    return {
      case: about,
      opened,
      escalation: escalations[0],
      escalations,
      said: {
        last: said.at(-1),
        nextSteps: said.findLast(({ kind }) => kind === 'nextSteps'),
      },
      reopening: closedAt === null ? undefined : reopening(factsOf(opened, who), closedAt, clock()),
      comments: comments.filter(({ visibility }) => visibility === 'public'),
    };
  };
}

/** One that a stranger asked for with a number they typed is none of the customer's. */
function isEscalation(request: SupportRequest): boolean {
  return (
    request.kind === 'escalation' &&
    request.draft.level === 'management' &&
    request.about !== null &&
    isOpen(request)
  );
}

/** By staff, to the customer. */
function isSaid({ kind, by, text }: RequestEvent): boolean {
  const told: readonly RequestEvent['kind'][] = ['acknowledged', 'answer', 'nextSteps', 'resolved'];
  return by.kind === 'staff' && text !== undefined && told.includes(kind);
}

/** The contract as it is now; else as it was when the case was opened. */
function factsOf(
  opened: SupportRequest | undefined,
  { account, programme }: Who,
): Pick<Facts, 'programme' | 'hoursGroup'> {
  const then = opened === undefined ? {} : contractOf(opened.entitlement);
  return {
    ...then,
    ...(programme === undefined ? {} : { programme }),
    ...(account === undefined ? {} : { hoursGroup: account.hoursGroup }),
  };
}
