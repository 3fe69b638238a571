/** The parts of a handoff in words, in the order in which staff need them. */
import type { DeskDetail } from '../../desk/deskDetail.ts';
import { dom } from './dom.ts';
import type { Block } from './keepChildren.ts';
import { shownText } from './shownText.ts';

type Section = DeskDetail['sections'][number];
type Fact = Section['facts'][number];

/** The page shows these in places of their own: at the top, and as the conversation. */
const ELSEWHERE: readonly string[] = ['asked', 'promise', 'transcript', 'attachments'];

function source(text: string | undefined): HTMLElement | undefined {
  return text === undefined || text === '' ? undefined : dom('small', { class: 'source' }, text);
}

/** Data may name an address; only what writes or calls is followed. */
function linked({ value, href }: Fact): HTMLElement {
  const text = shownText(value);
  return href !== undefined && /^(?:mailto|tel):/.test(href) ? dom('a', { href }, text) : text;
}

function row(label: string, facts: readonly Fact[]): HTMLElement {
  const isWide = facts.some(({ value, isQuote }) => isQuote === true || value.length > 90);
  return dom(
    'div',
    { class: isWide ? 'wide' : '' },
    dom('dt', {}, shownText(label)),
    ...facts.map((fact) =>
      dom('dd', {}, linked(fact), fact.source ? ' ' : undefined, source(fact.source)),
    ),
  );
}

/** Labelled facts as a table of terms, one term for neighbours of the same name, the others as a list. */
export function factList(facts: readonly Fact[]): readonly HTMLElement[] {
  const rows: { readonly label: string; readonly facts: Fact[] }[] = [];
  for (const fact of facts) {
    if (fact.label === undefined) continue;
    const last = rows.at(-1);
    if (last?.label === fact.label) last.facts.push(fact);
    else rows.push({ label: fact.label, facts: [fact] });
  }
  const bullets = facts.filter(({ label }) => label === undefined);
  return [
    ...(rows.length === 0 ? [] : [dom('dl', {}, ...rows.map((one) => row(one.label, one.facts)))]),
    ...(bullets.length === 0
      ? []
      : [
          dom(
            'ul',
            {},
            ...bullets.map((one) =>
              dom('li', {}, linked(one), one.source ? ' ' : undefined, source(one.source)),
            ),
          ),
        ]),
  ];
}

/** What is not to be missed comes before the rest. */
function section({ id, title, facts }: Section, leaveOut: string): HTMLElement {
  const shown = facts.filter(({ value }) => value !== leaveOut);
  const warnings = shown.filter(({ isWarning }) => isWarning === true);
  return dom(
    'section',
    { 'data-section': id },
    dom('h3', {}, title),
    warnings.length === 0
      ? undefined
      : dom(
          'div',
          { class: 'notice' },
          ...warnings.map(({ label = '', value }) =>
            dom('p', {}, dom('strong', {}, `${label}: `), shownText(value)),
          ),
        ),
    ...factList(shown.filter((fact) => !warnings.includes(fact))),
  );
}

export function deskSections({ sections, handoff }: DeskDetail): readonly Block[] {
  return sections
    .filter(({ id }) => !ELSEWHERE.includes(id))
    .map((one) => ({
      key: one.id,
      json: JSON.stringify(one),
      // Ids of machines tell people nothing.
      make: () => section(one, handoff.contact.conversationId),
    }));
}
