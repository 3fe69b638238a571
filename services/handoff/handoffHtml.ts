import { asHtml, htmlPage } from '../mail/htmlPage.ts';
import type { Handoff } from './handoff.ts';
import type { HandoffFact } from './fact.ts';
import type { HandoffSection } from './sections.ts';

interface HandoffPage {
  readonly handoff: Pick<Handoff, 'reference' | 'severity' | 'promised'>;
  /** Whom to call about what. */
  readonly lead: string;
  /** Why it is sent again. */
  readonly why: string | undefined;
  readonly link: string;
  readonly sections: readonly HandoffSection[];
}

/** A handoff as the HTML part of a mail. */
export function handoffHtml({ handoff, lead, why, link, sections }: HandoffPage): string {
  const severity = handoff.severity.now;
  const isPromised = handoff.promised.kind === 'by';
  const first = sections[0]?.facts ?? [];
  const title = first.find(({ label }) => label === 'Asked')?.value ?? '';
  const body = [
    `<p class="tags"><span class="sev sev${severity}">Sev ${severity}</span> ${asHtml(handoff.reference)}</p>`,
    `<h1>${asHtml(title)}</h1>`,
    ...(why === undefined ? [] : [`<p class="why">${asHtml(why)}</p>`]),
    `<p class="lead">${asHtml(lead)}</p>`,
    `<p><a class="button" href="${asHtml(link)}">Open at the desk</a></p>`,
    ...sections.map((one) => `<h2>${asHtml(one.title)}</h2>\n${factsOf(one, isPromised)}`),
  ];
  return htmlPage({ title, preview: why ?? lead, body: body.join('\n') });
}

function factsOf({ id, facts }: HandoffSection, isPromised: boolean): string {
  if (id === 'transcript') return facts.map(said).join('\n');
  // What is asked is the headline already.
  const rows = facts
    .filter(({ label }) => label !== undefined && label !== 'Asked')
    .map((fact) => row(fact, isPromised));
  const items = facts.filter(({ label }) => label === undefined).map(item);
  return [
    ...(rows.length === 0 ? [] : [`<table>\n${rows.join('\n')}\n</table>`]),
    ...(items.length === 0 ? [] : [`<ul>\n${items.join('\n')}\n</ul>`]),
  ].join('\n');
}

function row(fact: HandoffFact, isPromised: boolean): string {
  const { label = '', isQuote, isWarning } = fact;
  const kinds = [
    ...(isWarning === true ? ['warning'] : []),
    ...(label === 'Answer by' && isPromised ? ['lead'] : []),
  ];
  const look = kinds.length === 0 ? '' : ` class="${kinds.join(' ')}"`;
  const value = isQuote === true ? `<div class="quote">${valueOf(fact)}</div>` : valueOf(fact);
  return `<tr><th scope="row">${asHtml(label)}</th><td${look}>${value}${sourceOf(fact)}</td></tr>`;
}

const item = (fact: HandoffFact): string => `<li>${valueOf(fact)}${sourceOf(fact)}</li>`;

const said = (fact: HandoffFact): string =>
  `<div class="said"><small>${asHtml(fact.label ?? '')}</small>${valueOf(fact)}</div>`;

function valueOf({ value, href }: HandoffFact): string {
  const text = asHtml(value);
  return href === undefined ? text : `<a href="${asHtml(href)}">${text}</a>`;
}

function sourceOf({ source }: HandoffFact): string {
  return source === undefined || source === ''
    ? ''
    : `<span class="source">${asHtml(source)}</span>`;
}
