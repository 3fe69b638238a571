import type { DateTime } from 'luxon';
import { happened } from '../requests/happened.ts';
import type { RequestEvent } from '../requests/requestEvent.ts';
import type { Change } from '../requests/requestStore.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import type { CarriedOut } from './carryOut.ts';

const SYSTEM = { kind: 'system' } as const;

/** A request after the desk did, or refused, what it asks. One that was withdrawn meanwhile stays so. */
export function settled(request: SupportRequest, outcome: CarriedOut, now: DateTime): Change {
  const { status } = request;
  if (status === 'delivered' || status === 'refused') return { request };
  const at = now.toJSDate().toISOString();
  if (outcome.kind === 'refused') {
    if (status === 'withdrawn') return { request };
    const { why } = outcome;
    const event = { id: 'refused', at, by: SYSTEM, kind: 'refused', text: why } as const;
    return happened({ ...request, status: 'refused' }, event);
  }
  const caseNumber = outcome.caseNumber ?? request.caseNumber;
  if (status === 'withdrawn') return { request: { ...request, caseNumber } };
  const delivered: RequestEvent = {
    id: 'delivered',
    at,
    by: SYSTEM,
    kind: 'delivered',
    ...(outcome.text === undefined ? {} : { text: outcome.text }),
  };
  return happened(
    { ...request, status: 'delivered', caseNumber, deliveredAt: at },
    delivered,
    ...lostOf(outcome, at),
  );
}

/** Some systems drop fields without a word; staff should know what they do not see. */
function lostOf({ lost = [] }: CarriedOut & { kind: 'done' }, at: string): RequestEvent[] {
  if (lost.length === 0) return [];
  const fields = lost.map(
    ({ field, sent, stored }) => `${field}: "${sent}", kept "${stored ?? ''}"`,
  );
  const text = `The desk did not keep everything.\n${fields.join('\n')}`;
  return [{ id: 'lost', at, by: SYSTEM, kind: 'note', text: text.slice(0, 8000) }];
}
