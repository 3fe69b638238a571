/** A handoff as labelled facts, in the order in which staff need them: what every rendering shows. */
import { DateTime } from 'luxon';
import type { Coverage } from '../policy/evaluation.ts';
import { visible } from '../privacy/visible.ts';
import type { Handoff } from './handoff.ts';
import { type Clocks, localTime, momentIn, moments } from './moments.ts';
import { CASE_STATUS, LANGUAGE_SERVICE, NOT_GIVEN, SPOKEN_BY } from './words.ts';

export interface HandoffFact {
  /** Absent in a list, such as that of first questions. */
  readonly label?: string;
  /** In words, and text: whatever it holds, it is no Markdown and no HTML. */
  readonly value: string;
  /** The rule it rests on, e.g. `D1, step 2`, and the reading where the documents differ. */
  readonly source?: string;
  /** Somebody's own words, maybe of several lines. */
  readonly isQuote?: boolean;
  /** Not to be missed. */
  readonly isWarning?: boolean;
  /** The instant that the value names, for a page that counts. */
  readonly at?: string;
  /** `mailto:` or `tel:`. */
  readonly href?: string;
}

export type SectionId =
  | 'asked'
  | 'promise'
  | 'account'
  | 'impact'
  | 'contact'
  | 'severity'
  | 'changes'
  | 'reasons'
  | 'questions'
  | 'transcript'
  | 'attachments';

export interface HandoffSection {
  readonly id: SectionId;
  readonly title: string;
  readonly facts: readonly HandoffFact[];
}

/** Sections that have nothing to say are left out. @param now for the contact's local time */
export function handoffSections(handoff: Handoff, now: DateTime): readonly HandoffSection[] {
  const clocks: Clocks = { desk: handoff.desk.zone, contact: handoff.contact.zone };
  const sections: readonly (readonly [SectionId, string, readonly (HandoffFact | undefined)[]])[] =
    [
      ['asked', 'What is asked', asked(handoff)],
      ['promise', 'By when, and who acts', promise(handoff, clocks)],
      ['account', 'Case and account', account(handoff, clocks, now)],
      ['impact', 'Impact', impact(handoff, clocks)],
      ['contact', 'Contact', contact(handoff, now)],
      ['severity', 'Severity', severity(handoff)],
      ['changes', 'Corrected and left open', changes(handoff)],
      ['reasons', 'What our rules say', reasons(handoff)],
      ['questions', 'First questions', handoff.firstQuestions.map((value) => ({ value }))],
      ['transcript', 'Transcript', transcript(handoff)],
      ['attachments', 'Attachments', attachments(handoff)],
    ];
  return sections.flatMap(([id, title, rows]) => {
    const facts = rows.filter((row) => row !== undefined).map(shown);
    return facts.length === 0 ? [] : [{ id, title, facts }];
  });
}

/** Undefined does not apply; null was asked and left open, which staff should see. */
function fact(
  label: string,
  value: string | number | null | undefined,
  more: Omit<HandoffFact, 'label' | 'value'> = {},
): HandoffFact | undefined {
  if (value === undefined || value === '') return undefined;
  if (value === null) return { label, value: NOT_GIVEN };
  const text = typeof value === 'number' ? value.toLocaleString('en-US') : value;
  return { label, value: text, ...more };
}

function moment(
  label: string,
  iso: string | null | undefined,
  clocks: Clocks,
): HandoffFact | undefined {
  if (typeof iso !== 'string') return fact(label, iso);
  return { label, value: moments(iso, clocks), at: iso };
}

/** Characters that hide or turn text could make a line read as another one. */
function shown({ label, value, ...more }: HandoffFact): HandoffFact {
  const text = visible(value).replaceAll('\t', ' ');
  return label === undefined
    ? { value: text, ...more }
    : { label: visible(label).replace(/\s+/g, ' '), value: text, ...more };
}

type Reading = { readonly id: string; readonly text: string } | undefined;

const sourced = (source: string, reading: Reading): string =>
  reading === undefined ? source : `${source}; ${reading.id}: ${reading.text}`;

function asked({ asked: what }: Handoff): (HandoffFact | undefined)[] {
  return [
    fact('Asked', what.title),
    fact('In their words', what.text, { isQuote: true }),
    ...what.facts,
  ];
}

function promise(handoff: Handoff, clocks: Clocks): (HandoffFact | undefined)[] {
  const { promised, queue, desk } = handoff;
  return [
    promised.kind === 'by'
      ? {
          label: 'Answer by',
          value: `${moments(promised.at, clocks)}: ${promised.what}`,
          at: promised.at,
          source: sourced(promised.source, promised.reading),
        }
      : {
          label: 'Answer by',
          value: `nothing promised (${promised.why})`,
          source: sourced(promised.source ?? '', promised.reading),
        },
    fact('With', queue.name, { source: queue.source }),
    ...handoff.next.map(({ name, source }) => fact('Then', name, { source })),
    moment('Raised', handoff.raisedAt, clocks),
    fact(
      'Desk',
      desk.name === undefined
        ? `not known; times are those of ${desk.zone}`
        : `${desk.name}, on the clock of ${desk.zone}`,
    ),
    fact('Reference', handoff.reference),
  ];
}

function account(
  { case: ours, account: theirs }: Handoff,
  clocks: Clocks,
  now: DateTime,
): (HandoffFact | undefined)[] {
  const { number, status, owner } = ours;
  return [
    fact('Case', number ?? 'none yet'),
    fact('Title', ours.title),
    // As they were when it was raised: the case goes on by itself.
    fact('Status when raised', status === undefined ? undefined : (CASE_STATUS[status] ?? status)),
    moment('Opened', ours.openedAt, clocks),
    fact('Owner when raised', owner === null ? 'nobody yet' : owner),
    fact('Product', ours.product),
    fact('Version', ours.productVersion),
    fact('Proof', theirs.proof, theirs.isVerified ? {} : { isWarning: true }),
    fact('Account given', theirs.given),
    fact(
      'Account',
      theirs.name === undefined ? theirs.orgId : [theirs.name, theirs.orgId].join(', '),
    ),
    fact('Region', theirs.region),
    fact('Programme', theirs.programme),
    fact('Package', theirs.package),
    fact('Contract until', theirs.endsOn === undefined ? undefined : lastDay(theirs.endsOn, now)),
    ...theirs.unsure.map((value) => fact('Not certain', value, { isWarning: true })),
  ];
}

function lastDay(endsOn: string, now: DateTime): string {
  const day = DateTime.fromISO(endsOn, { zone: 'utc', locale: 'en' });
  if (!day.isValid) return endsOn;
  const left = Math.floor(day.diff(now.toUTC().startOf('day'), 'days').days);
  const soon = left >= 0 && left <= 30 ? `, ${left} ${left === 1 ? 'day' : 'days'} from now` : '';
  return `${day.toFormat('d LLL yyyy')}${soon}`;
}

function impact({ impact: what }: Handoff, clocks: Clocks): (HandoffFact | undefined)[] {
  return [
    fact('Effect', what.effect),
    fact('Business impact', what.text, { isQuote: true }),
    fact('Users affected', what.affectedUsers),
    moment('Deadline', what.deadline, clocks),
    fact('At stake', what.stake),
    fact('Workaround', what.workaround),
    moment('Started', what.startedAt, clocks),
  ];
}

function contact({ contact: person }: Handoff, now: DateTime): (HandoffFact | undefined)[] {
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

function severity({
  severity: { now, raised, title, proposed, matched, disagreement, source },
  case: { number },
  kind,
}: Handoff): (HandoffFact | undefined)[] {
  const isAssumed = number === null && kind !== 'openCase';
  const rule = source === undefined ? {} : { source };
  return [
    fact('Severity', `${now}, ${title}${isAssumed ? ', as it is about no case' : ''}`, rule),
    fact('When raised', raised),
    fact('By the criteria', proposed),
    ...matched.map((value) => fact('Met', value)),
    fact('Disagreement', disagreement, { isWarning: true }),
  ];
}

function changes({ corrections, leftOut, masked }: Handoff): (HandoffFact | undefined)[] {
  return [
    ...corrections.map(({ label, from, to }) => fact(`Corrected: ${label}`, `${from} → ${to}`)),
    fact('Left open', leftOut.join(', ')),
    fact('Masked', masked.join(', ')),
  ];
}

function reasons({ coverage, updates, because }: Handoff): (HandoffFact | undefined)[] {
  return [
    fact('Coverage', coverageInWords(coverage)),
    fact('Updates', updates),
    ...because.map(({ text, source, reading }) => ({
      value: text,
      source: sourced(source, reading),
    })),
  ];
}

const WEEKDAYS = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function coverageInWords(coverage: Coverage): string {
  switch (coverage.kind) {
    case 'always':
      return 'around the clock, every day';
    case 'businessHours': {
      const { opens, closes, weekdays, zone, opensAt, isOpen } = coverage;
      const days = weekdays.map((day) => WEEKDAYS[day] ?? '').join(' ');
      const then = opensAt === undefined ? '' : `, opening ${momentIn(opensAt, zone)}`;
      return (
        `business hours, ${opens} to ${closes} on ${days}, ${zone}; ` +
        `${isOpen ? 'open' : `closed${then}`} when it was raised`
      );
    }
    case 'unconfirmed':
      return `can't be confirmed: ${coverage.why}`;
  }
}

function transcript({ transcript: lines, desk }: Handoff): HandoffFact[] {
  return lines.map(({ at, from, text }) => ({
    label: `${SPOKEN_BY[from]}, ${momentIn(at, desk.zone)}`,
    value: text,
    isQuote: true,
    at,
  }));
}

function attachments({ attachments: files }: Handoff): HandoffFact[] {
  return files.map(({ name, contentType, size }) => ({
    value: `${name} (${contentType}, ${Math.ceil(size / 1024).toLocaleString('en-US')} kB)`,
  }));
}
