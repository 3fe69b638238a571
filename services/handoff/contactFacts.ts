import type { DateTime } from 'luxon';
import { fact, type HandoffFact } from './fact.ts';
import type { Handoff } from './handoff.ts';
import { localTime } from './moments.ts';
import { LANGUAGE_SERVICE } from './words.ts';

/** How to reach the person, and whether it is day where they are. */
export function contactFacts(
  { contact: person }: Handoff,
  now: DateTime,
): (HandoffFact | undefined)[] {
  const { name, email, phone, zone, language } = person;
  const [local = '', domain] = email.split('@');
  const staffed =
    language.isStaffedNow === null
      ? 'whether somebody speaks it now is not known'
      : language.isStaffedNow
        ? `${language.service === 'primary' ? '' : 'may be '}spoken now`
        : 'not spoken now';
  return [
    fact('Name', name),
    fact(
      'E-mail',
      email,
      domain === undefined
        ? {}
        : { href: `mailto:${encodeURIComponent(local)}@${encodeURIComponent(domain)}` },
    ),
    fact('Phone', phone, { href: `tel:${(phone ?? '').replace(/(?!^\+)\D/g, '')}` }),
    fact('Local time now', localTime(now, zone)),
    fact(
      'Language',
      `${language.name} (${language.tag}): ${LANGUAGE_SERVICE[language.service]}; ${staffed}`,
      language.isStaffedNow === false ? { isWarning: true } : {},
    ),
    fact('Conversation', person.conversationId),
  ];
}
