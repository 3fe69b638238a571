/** A handoff as labelled facts, in the order in which staff need them: what every rendering shows. */
import type { DateTime } from 'luxon';
import { visible } from '../privacy/visible.ts';
import { accountFacts } from './accountFacts.ts';
import { contactFacts } from './contactFacts.ts';
import { fact, type HandoffFact, moment, sourced } from './fact.ts';
import type { Handoff } from './handoff.ts';
import { type Clocks, momentIn, moments } from './moments.ts';
import { reasonFacts } from './reasonFacts.ts';
import { SPOKEN_BY } from './words.ts';

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
      ['account', 'Case and account', accountFacts(handoff, clocks, now)],
      ['impact', 'Impact', impact(handoff, clocks)],
      ['contact', 'Contact', contactFacts(handoff, now)],
      ['severity', 'Severity', severity(handoff)],
      ['changes', 'Corrected and left open', changes(handoff)],
      ['reasons', 'What our rules say', reasonFacts(handoff)],
      ['questions', 'First questions', handoff.firstQuestions.map((value) => ({ value }))],
      ['transcript', 'Transcript', transcript(handoff)],
      ['attachments', 'Attachments', attachments(handoff)],
    ];
  return sections.flatMap(([id, title, rows]) => {
    const facts = rows.filter((row) => row !== undefined).map(shown);
    return facts.length === 0 ? [] : [{ id, title, facts }];
  });
}

/** Characters that hide or turn text could make a line read as another one. */
function shown({ label, value, ...more }: HandoffFact): HandoffFact {
  const text = visible(value).replaceAll('\t', ' ');
  return label === undefined
    ? { value: text, ...more }
    : { label: visible(label).replace(/\s+/g, ' '), value: text, ...more };
}

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

function severity({
  severity: { now, raised, title, proposed, matched, disagreement, unconfirmed, source },
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
    fact('Not confirmed', unconfirmed, { isWarning: true }),
  ];
}

function changes({ corrections, leftOut, masked }: Handoff): (HandoffFact | undefined)[] {
  return [
    ...corrections.map(({ label, from, to }) => fact(`Corrected: ${label}`, `${from} → ${to}`)),
    fact('Left open', leftOut.join(', ')),
    fact('Masked', masked.join(', ')),
  ];
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
