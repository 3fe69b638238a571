import type { DateTime } from 'luxon';
import { handoffOf } from '../../services/handoff/handoffOf.ts';
import type { Policies } from '../../services/policy/policies.ts';
import { isOpen } from '../../services/requests/alone.ts';
import { isDisputed } from '../../services/requests/isDisputed.ts';
import { severityRaised } from '../../services/requests/severityRaised.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { queueOf, workOf } from '../../services/requests/work.ts';
import type { DeskListItem } from './deskListItem.ts';
import { hoursNow } from './hoursNow.ts';

const SHOWN = 280;

function beginning(text: string): string {
  // A cut through a surrogate pair would leave half a character.
  if (text.length <= SHOWN) return text;
  return `${text.slice(0, SHOWN).replace(/[\ud800-\udbff]$/, '')}…`;
}

function lastSaid({ events }: SupportRequest): DeskListItem['last'] {
  const last = events.findLast(({ kind, text }) => text !== undefined && kind !== 'delivered');
  if (last === undefined) return undefined;
  const { at, by, kind, text = '' } = last;
  return { at, by, kind, text: beginning(text) };
}

/** A request as the list shows it. */
export function listItemOf(
  request: SupportRequest,
  context: { readonly policies: Policies; readonly now: DateTime; readonly parked: string | null },
): DeskListItem {
  const { policies, now, parked } = context;
  const { entitlement, promise } = request;
  const { asked, contact } = handoffOf(request, { policies, now });
  const last = lastSaid(request);
  return {
    reference: request.reference,
    kind: request.kind,
    status: request.status,
    isOpen: isOpen(request),
    caseNumber: request.caseNumber,
    title: asked.title,
    summary: beginning(asked.text),
    contactName: contact.name,
    ...('account' in entitlement ? { accountName: entitlement.account.name } : {}),
    isVerified: request.speaker.kind === 'customer',
    severityNow: request.severityNow,
    severityRaised: severityRaised(request),
    raisedAt: request.raisedAt,
    promised: request.promised,
    hours: hoursNow(request, policies, now.toMillis()),
    work: workOf(request),
    queue: queueOf(request),
    isDisputed: isDisputed(request),
    ...(last === undefined ? {} : { last }),
    parked,
    language: promise.languages.wished,
  };
}
