import type { HandoffFact } from './fact.ts';
import type { HandoffSection } from './sections.ts';

/** Plain text: one fact a line. Somebody's own words are indented, so that they can't pass for ours. */
export function handoffText(sections: readonly HandoffSection[]): string {
  return sections
    .map(({ title, facts }) => [title, '-'.repeat(title.length), ...facts.map(line)].join('\n'))
    .join('\n\n');
}

function line({ label, value, source, isQuote, isWarning }: HandoffFact): string {
  const own = isQuote === true || value.includes('\n');
  const said = own ? `\n    ${value.replaceAll('\n', '\n    ')}` : ` ${value}`;
  const rule = source === undefined || source === '' ? '' : ` [${source}]`;
  const mark = isWarning === true ? '! ' : '';
  return label === undefined ? `-${said}${rule}` : `${mark}${label}:${said}${rule}`;
}
