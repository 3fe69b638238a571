import { expect } from 'chai';
import type { RequestEvent } from '../../../services/requests/requestEvent.ts';
import type { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { urgencyOf } from '../../../services/requests/urgencyOf.ts';
import { aRequest, anEscalation } from '../../fakes/aRequest.ts';

const outage = aRequest({ severityNow: 1 });
const question = aRequest({ severityNow: 3 });
const calm = anEscalation({}, { severityNow: 3 });

/** What happened to it, in order, by whoever does that. */
function after(request: SupportRequest, ...kinds: readonly RequestEvent['kind'][]): SupportRequest {
  const events = kinds.map((kind, at) => ({
    id: `event-${at}`,
    at: request.raisedAt,
    kind,
    by: { kind: 'staff' as const, name: 'Kim Park' },
  }));
  return { ...request, events };
}

describe('How urgent a request is to staff', () => {
  for (const [what, request, urgency] of [
    ['an outage that nobody has seen', outage, 2],
    ['an escalation of one', anEscalation({}, { severityNow: 1 }), 3],
    ['an escalation of less', calm, 1],
    ['a question', question, 0],
    ['a question whose time has passed', after(question, 'overdue'), 1],
    ['a question that is late, and that somebody has', after(question, 'overdue', 'taken'), 0],
    ['a question that was given back', after(question, 'taken', 'released'), 1],
    ['a question that is not solved', after(question, 'resolved', 'disputed'), 1],
    ['a question whose next steps were told', after(question, 'nextSteps'), 0],
    ['an outage that is not solved', after(outage, 'taken', 'resolved', 'disputed'), 2],
    ['an outage that somebody has', after(outage, 'acknowledged'), 0],
    ['what is resolved', after(outage, 'overdue', 'resolved'), 0],
  ] as const) {
    it(`${what}: ${urgency}`, () => {
      expect(urgencyOf(request)).to.equal(urgency);
    });
  }
});
