import type { DateTime } from 'luxon';
import { oneLine } from '../privacy/oneLine.ts';
import type { Handoff } from './handoff.ts';
import { moments } from './moments.ts';
import { NOT_GIVEN } from './words.ts';

/** Whom to get back to, and how: who can be called is called. */
function whom({ name, email, phone }: Handoff['contact']): string {
  const who = oneLine(name, 60);
  if (name === NOT_GIVEN) return 'Nobody is named to get back to';
  if (typeof phone === 'string' && phone !== '') return `Call ${who}, ${oneLine(phone, 40)}`;
  return email === NOT_GIVEN ? `Get back to ${who}` : `Write to ${who}, ${oneLine(email, 80)}`;
}

function byWhen({ promised, desk, contact }: Handoff, now: DateTime): string {
  if (promised.kind === 'none') return 'No time was promised.';
  const when = moments(promised.at, { desk: desk.zone, contact: contact.zone });
  const is = now.toMillis() > Date.parse(promised.at) ? 'was due by' : 'by';
  return `Promised: ${promised.what} ${is} ${when}.`;
}

/** Who is to be called about what, how bad it is, and by when: for who reads nothing else. */
export function headline(handoff: Handoff, now: DateTime): string {
  const { asked, severity, impact, kind } = handoff;
  const { affectedUsers: users } = impact;
  const soon = asked.facts.find(({ label }) => label === 'How soon')?.value;
  const matter = kind === 'openCase' ? asked.text : handoff.case.title;
  const facts = [
    `Sev ${severity.now}`,
    ...[matter ?? []].flat().map((text) => `“${oneLine(text, 80)}”`),
    ...(typeof users === 'number' ? [`${users.toLocaleString('en-US')} users`] : []),
    `${oneLine(asked.title, 90)}${soon === undefined ? '' : `, ${soon}`}`,
  ];
  return `${whom(handoff.contact)}: ${facts.join('; ')}. ${byWhen(handoff, now)}`;
}
