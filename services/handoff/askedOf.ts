/** What a request asks for: one line, the customer's own words, and what only this kind of request has. */
import { severityRaised } from '../requests/severityRaised.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import { oneLine } from '../privacy/oneLine.ts';
import { answerInWords } from './answerInWords.ts';
import type { Fact, Handoff } from './handoff.ts';
import { type Clocks, moments } from './moments.ts';
import { ANSWERS, SLOTS } from './words.ts';

interface Context {
  readonly clocks: Clocks;
  /** The product's name as staff know it; customers' own words stay as they are. */
  readonly productName: (product: string) => string;
}

const short = (text: string): string => oneLine(text, 60);

/** Who joined, in their words, and how to reach them. */
function addedBy({ kind, draft, leftOut = [] }: SupportRequest['events'][number]): readonly Fact[] {
  if (kind !== 'joined' || draft === undefined) return [];
  const { name, email, phone, summary } = draft;
  const contact = [name, email, phone].filter(Boolean).join(', ');
  return [
    {
      label: `Added by ${oneLine(name, 80)}`,
      value: leftOut.includes('summary') ? contact : `${summary}\n${contact}`,
    },
  ];
}

export function askedOf(request: SupportRequest, context: Context): Handoff['asked'] {
  const { clocks } = context;
  const facts = (slots: Readonly<Record<string, unknown>>): Fact[] =>
    Object.entries(slots).flatMap(([slot, value]) =>
      value === undefined
        ? []
        : [{ label: SLOTS[slot] ?? slot, value: answerInWords(slot, value, clocks) }],
    );
  const { about, leftOut } = request;
  // What only stands in for an answer is nobody's wish and nobody's words.
  const said = <V>(slot: string, value: V): V | undefined =>
    leftOut.includes(slot) ? undefined : value;
  switch (request.kind) {
    case 'openCase':
      return {
        title: `New case: ${short(request.productName)}`,
        text: request.draft.summary,
        facts: [],
      };
    case 'escalation': {
      const { level, summary } = request.draft;
      const outcome = said('outcome', request.draft.outcome);
      const urgency = said('urgency', request.draft.urgency);
      const title = level === 'management' ? 'Escalation to management' : 'Technical escalation';
      const wish = outcome === undefined ? '' : `: ${ANSWERS['outcome']?.[outcome] ?? outcome}`;
      const before = about?.isEscalated === true;
      return {
        title: `${title}${wish}`,
        text: said('summary', summary) ?? '',
        facts: [
          ...facts({ urgency }),
          ...(before ? [{ label: 'Before', value: 'the case was escalated already' }] : []),
          ...request.events.flatMap(addedBy),
        ],
      };
    }
    case 'information':
      return {
        title: `More information on case ${request.draft.caseNumber}`,
        text: request.draft.text,
        facts: [],
      };
    case 'closing': {
      const { caseNumber, why, text } = request.draft;
      return { title: `Close case ${caseNumber}`, text: text ?? '', facts: facts({ why }) };
    }
    case 'reopening':
      return {
        title: `Reopen case ${request.draft.caseNumber}`,
        text: request.draft.text,
        facts: [about?.closedAt ?? []]
          .flat()
          .map((closedAt) => ({ label: 'Closed', value: moments(closedAt, clocks) })),
      };
    case 'severity': {
      const { caseNumber, severity, text } = request.draft;
      return {
        title: `Lower case ${caseNumber} from severity ${severityRaised(request)} to ${severity}`,
        text: text ?? '',
        facts: [],
      };
    }
    case 'contact': {
      const { caseNumber, name, email, phone } = request.draft;
      return {
        title: `Change the contact of case ${caseNumber}`,
        text: '',
        facts: [
          ...facts({ name, email, phone }).map(({ label, value }) => ({
            label: `New contact: ${label}`,
            value,
          })),
          ...[about?.contact ?? []]
            .flat()
            .map((now) => ({ label: 'Until now', value: `${now.name}, ${now.email}` })),
        ],
      };
    }
    case 'replacement': {
      const { serial, summary, address, onRecord, miles, sameCountry } = request.draft;
      return {
        title: `Replace hardware ${short(serial)}`,
        text: summary,
        facts: facts({ serial, address, onRecord, miles, sameCountry }),
      };
    }
    case 'extended': {
      const { product, summary, microsoftSupport, successServices, baseAgreement } = request.draft;
      return {
        title: `Extended support: ${short(context.productName(product))}`,
        text: summary,
        facts: facts({ microsoftSupport, successServices, baseAgreement }),
      };
    }
    case 'caseReview': {
      const { why, pin, used, contracted, text } = request.draft;
      return {
        title: why === 'review' ? "Review of a partner's cases" : 'A bug to be credited',
        text,
        facts: [
          ...facts({ pin, used, contracted }),
          { label: 'Share used', value: `${Math.floor((used / contracted) * 100)} %` },
        ],
      };
    }
    case 'feedback': {
      const { mood, text } = request.draft;
      return { title: ANSWERS['mood']?.[mood] ?? mood, text, facts: [] };
    }
    case 'person':
      return {
        title: 'Somebody would like to speak with a person',
        text: said('summary', request.draft.summary) ?? '',
        facts: [],
      };
  }
}
