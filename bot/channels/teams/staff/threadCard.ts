/** The card of a thread: the handoff, how it stands, and what its reader may do. Pure. */
import type { DateTime } from 'luxon';
import { reply } from '../../../../dialogs/replies/replies.ts';
import { whyTooLate } from '../../../../services/desk/whyTooLate.ts';
import type { CardButton } from '../../../../services/handoff/cardButtons.ts';
import { type CardView, handoffCard } from '../../../../services/handoff/handoffCard.ts';
import { deskLink } from '../../../../services/handoff/handoffMail.ts';
import { handoffOf } from '../../../../services/handoff/handoffOf.ts';
import { headline } from '../../../../services/handoff/headline.ts';
import type { Policies } from '../../../../services/policy/policies.ts';
import { oneLine } from '../../../../services/privacy/oneLine.ts';
import { isOpen } from '../../../../services/requests/alone.ts';
import type { RequestEvent } from '../../../../services/requests/requestEvent.ts';
import type { SupportRequest } from '../../../../services/requests/supportRequest.ts';
import { isSamePerson, type StaffMember } from '../../../../services/requests/staffMember.ts';
import { peopleOf, queueOf, workOf } from '../../../../services/requests/work.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Who reads a card: anybody of the channel, one of staff, or somebody who may not act, and why. */
export type Reader =
  | { readonly kind: 'anybody' }
  | ({ readonly kind: 'staff' } & StaffMember)
  | { readonly kind: 'none'; readonly why: string };

export interface CardContext {
  readonly policies: Policies;
  readonly now: DateTime;
  readonly deskUrl: string;
  /** Is the thread that of those whose turn it is? */
  readonly isCurrent: boolean;
  /** Who has acted in the thread, as Teams names them. */
  readonly acted: readonly string[];
}

export interface ThreadCard {
  readonly card: Json;
  /** For notifications, and clients that show no cards. */
  readonly summary: string;
  /** What the first minute takes, in words: for our log, and for Teams if it does not take the card. */
  readonly twin: string;
}

export function threadCard(
  request: SupportRequest,
  reader: Reader,
  context: CardContext,
): ThreadCard {
  const { policies, now, deskUrl, acted } = context;
  const handoff = handoffOf(request, { policies, now });
  const view: CardView = {
    lines: linesOf(request, reader, context),
    buttons: buttonsOf(request, reader, context),
    key: String(steps(request)),
    refreshFor: acted,
  };
  const card = handoffCard(handoff, { deskUrl, view }, now);
  const summary = `${request.reference}, ${headline(handoff, now)}`;
  const twin = [
    summary,
    ...view.lines.map(({ text }) => text),
    ...(view.buttons.length === 0 ? [] : [reply('teams-staff.words')]),
    reply('teams-staff.at-the-desk', { link: deskLink(deskUrl, request.reference) }),
  ].join('\n\n');
  return { card, summary, twin };
}

/** What a card shows that may change, so that it is sent again only when that does. */
export function shownOf(
  request: SupportRequest,
  { isCurrent, acted }: Pick<CardContext, 'isCurrent' | 'acted'>,
): string {
  const { status, caseNumber, severityNow } = request;
  return JSON.stringify([steps(request), status, caseNumber, severityNow, isCurrent, acted]);
}

/** What is said in between changes no card. */
const SAID: ReadonlySet<RequestEvent['kind']> = new Set(['customerWrote', 'note', 'surveyed']);

const steps = ({ events }: SupportRequest): number =>
  events.filter(({ kind }) => !SAID.has(kind)).length;

function linesOf(
  request: SupportRequest,
  reader: Reader,
  { isCurrent }: CardContext,
): CardView['lines'] {
  const work = workOf(request);
  const isWaiting = isOpen(request) && work.state !== 'done';
  const talker = work.talker === undefined ? undefined : oneLine(work.talker, 80);
  return [
    ...[standing(request) ?? []].flat().map((text) => ({ text })),
    ...(isWaiting && work.isOverdue
      ? [{ text: reply('teams-staff.overdue'), isWarning: true }]
      : []),
    ...(request.status === 'parked'
      ? [{ text: reply('teams-staff.parked'), isWarning: true }]
      : []),
    ...(work.isTalking && talker !== undefined
      ? [{ text: reply('teams-staff.talking', { name: talker }) }]
      : []),
    ...(isCurrent
      ? []
      : [{ text: reply('teams-staff.elsewhere', { queue: queueOf(request).name }) }]),
    ...(reader.kind === 'none' ? [{ text: reader.why, isWarning: true }] : []),
    ...(isWaiting && isCurrent && reader.kind !== 'none'
      ? [{ text: reply('teams-staff.how') }]
      : []),
  ];
}

function standing(request: SupportRequest): string | undefined {
  if (request.status === 'withdrawn') return reply('teams-staff.withdrawn');
  if (request.status === 'refused') return reply('teams-staff.refused');
  const { state, staff } = workOf(request);
  const name = oneLine(staff ?? '', 80);
  switch (state) {
    case 'acknowledged':
      return reply('teams-staff.acknowledged', { name });
    case 'taken':
      return reply('teams-staff.taken', { name });
    case 'done':
      return request.events.some(({ kind }) => kind === 'confirmed')
        ? reply('teams-staff.confirmed')
        : reply('teams-staff.resolved', { name });
    case 'waiting':
      return isOpen(request) ? reply('teams-staff.waiting') : undefined;
  }
}

/** Only what would come to something. Whoever has it is shown more, by a card of their own. */
function buttonsOf(
  request: SupportRequest,
  reader: Reader,
  { isCurrent }: CardContext,
): readonly CardButton[] {
  if (!isCurrent || reader.kind === 'none') return [];
  const { state } = workOf(request);
  const { holder } = peopleOf(request);
  const isForAll = reader.kind === 'anybody';
  const who: StaffMember = isForAll ? { name: '' } : reader;
  const isHolder = holder !== undefined && state !== 'waiting' && isSamePerson(holder, who);
  const take: CardButton =
    state === 'waiting' || holder === undefined
      ? { kind: 'take' }
      : { kind: 'take', from: holder.name, isForAll };
  const wanted: readonly CardButton[] = isHolder
    ? [
        ...(state === 'taken' ? [] : [{ kind: 'take' } as const]),
        { kind: 'release' },
        { kind: 'resolve' },
        { kind: 'answer' },
      ]
    : [
        ...(state === 'waiting' && isOpen(request) ? [{ kind: 'acknowledge' } as const] : []),
        ...(isOpen(request) ? [take] : []),
        { kind: 'answer' },
      ];
  return wanted.filter((button) => whyTooLate(request, button, who) === undefined);
}
