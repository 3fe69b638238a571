import type { DateTime } from 'luxon';
import type { Mail } from '../mail/mailer.ts';
import { oneLine } from '../privacy/oneLine.ts';
import type { RequestEvent } from '../requests/requestEvent.ts';
import type { Handoff } from './handoff.ts';
import { headline } from './headline.ts';
import { handoffHtml } from './handoffHtml.ts';
import { handoffJson } from './handoffNote.ts';
import { handoffText } from './handoffText.ts';
import { mailOrder } from './mailOrder.ts';
import { handoffSections } from './sections.ts';
import { staffEvent } from './staffEvent.ts';

export interface HandoffMailOptions {
  readonly to: string;
  /** Of the desk page. */
  readonly deskUrl: string;
  /** Why staff are written to again; undefined for the first mail about a request. */
  readonly event: RequestEvent | undefined;
}

/** A handoff as a mail: the first about a request begins a thread that the later ones belong to. */
export function handoffMail(
  handoff: Handoff,
  { to, deskUrl, event }: HandoffMailOptions,
  now: DateTime,
): Mail {
  const { reference, asked, severity } = handoff;
  const sections = mailOrder(handoffSections(handoff, now));
  const lead = headline(handoff, now);
  const why =
    event === undefined
      ? undefined
      : staffEvent(event, { desk: handoff.desk.zone, contact: handoff.contact.zone });
  const link = deskLink(deskUrl, reference);
  const title = oneLine(asked.title, 90);
  const first = `staff-${reference}`;
  return {
    id: event === undefined ? first : `${first}-${event.id}`,
    to,
    subject: `${why?.subject ?? ''}${reference}, Sev ${severity.now}: ${title}`,
    text: [
      ...(why === undefined ? [] : [why.text, '']),
      lead,
      '',
      `Acknowledge, take or answer it at the desk: ${link}`,
      '',
      handoffText(sections),
      '',
    ].join('\n'),
    html: handoffHtml({ handoff, lead, why: why?.text, link, sections }),
    ...(event === undefined ? {} : { thread: [first] }),
    attachments: [
      {
        filename: 'handoff.json',
        contentType: 'application/json',
        content: handoffJson(handoff),
      },
    ],
  };
}

/** Where a request is worked on. */
export const deskLink = (deskUrl: string, reference: string): string =>
  `${deskUrl}#${encodeURIComponent(reference)}`;
