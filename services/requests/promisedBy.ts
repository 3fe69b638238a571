/** What may be said about when somebody answers a request, and by which rule. */
import type { DateTime } from 'luxon';
import { lowerFirst } from '../lowerFirst.ts';
import { type Cited, cited } from '../policy/cited.ts';
import type { Evaluation, Facts } from '../policy/evaluation.ts';
import { findProgramme } from '../policy/findProgramme.ts';
import type { Policies } from '../policy/policies.ts';
import { replacement } from '../policy/replacement.ts';
import type { Promised } from './promised.ts';
import type { SupportRequest } from './supportRequest.ts';

export interface Asked {
  readonly kind: SupportRequest['kind'];
  /** Of escalations. */
  readonly level?: 'management' | 'technical' | undefined;
}

const NOT_NAMED = 'the documents name no time for it';

/**
 * Only what a rule says of this way of asking, never that of another: an escalation from a chat counts as
 * one on the web, for which no time is stated, whatever is promised on the phone.
 */
export function promisedBy(
  policies: Policies,
  { kind, level }: Asked,
  facts: Facts,
  evaluation: Evaluation,
  now: DateTime,
): Promised {
  switch (kind) {
    case 'openCase':
      return firstResponse(evaluation);
    case 'escalation':
      return none(NOT_NAMED, level === 'technical' ? technical(policies, facts) : web(evaluation));
    case 'feedback':
      return feedback(evaluation);
    case 'replacement': {
      const promise = replacement(policies, facts, now);
      return promise.kind === 'none'
        ? none(NOT_NAMED, promise)
        : none(`${lowerFirst(promise.text)}; there is none yet`, promise);
    }
    case 'information':
    case 'closing':
    case 'reopening':
    case 'severity':
    case 'contact':
    case 'extended':
    case 'caseReview':
    case 'person':
      return none(NOT_NAMED);
  }
}

/** D1, initial response times. */
function firstResponse({ response, because }: Evaluation): Promised {
  const rule = because.find((reason) => reason.rule.startsWith('response.'));
  if (response.kind === 'unconfirmed') return none(response.why, rule);
  return {
    kind: 'by',
    at: response.respondBy,
    what: 'first response',
    source: rule?.source ?? 'D1, initial response times',
    reading: rule?.reading,
  };
}

/** D1, how to escalate a support case to management. */
function web({ routes }: Evaluation): Cited | undefined {
  return routes.escalate.find(({ way, purpose }) => way === 'web' && purpose === 'escalation');
}

/** D1, step 2. */
function technical(policies: Policies, { programme }: Facts): Cited | undefined {
  const steps = findProgramme(policies, programme)?.lifecycle?.technicalEscalation ?? [];
  const team = steps.find(({ id }) => id === 'escalation-team') ?? steps[0];
  return team && cited(policies, team);
}

/** D1, general issues. */
function feedback({ routes }: Evaluation): Promised {
  const route = routes.escalate.find(({ purpose }) => purpose === 'feedback');
  if (route?.promise === undefined) return none(NOT_NAMED, route);
  const { within, by } = route.promise;
  const { source, reading } = route;
  return by === undefined
    ? none(`an answer within the ${within}, and the desk's days are not known`, route)
    : { kind: 'by', at: by, what: 'answer', source, reading };
}

function none(why: string, rule?: Cited): Promised {
  return {
    kind: 'none',
    why,
    ...(rule === undefined ? {} : { source: rule.source }),
    reading: rule?.reading,
  };
}
