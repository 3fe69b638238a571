import type { DateTime } from 'luxon';
import type { Handoff } from './handoff.ts';
import type { HandoffFact } from './fact.ts';
import { handoffSections } from './sections.ts';

/** Whatever Markdown (CommonMark, and GitHub's links) would take for its own, anywhere in a line. */
const SPECIAL = /[\\`*_{}[\]<>|~&$^]|(?<=\bwww)\.|:(?=\/\/)/gi;
/** What begins a heading, a list, a quote, a rule or an underline, at the beginning of a line. */
const BEGINNING = /^(\s*)([#+\-=]|\d{1,9}(?=[.)]))/;

/** A text as Markdown that shows it as it is. */
export function asMarkdown(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(SPECIAL, '\\$&')
        .replace(BEGINNING, (_all, space: string, begins: string) =>
          /\d/.test(begins) ? `${space}${begins}\\` : `${space}\\${begins}`,
        )
        // Four spaces would make it code.
        .replace(/^ +/, (spaces) => '\u00a0'.repeat(spaces.length)),
    )
    .join('\n');
}

/** A handoff as Markdown, for notes and for other tools. */
export function handoffMarkdown(handoff: Handoff, now: DateTime): string {
  const title = asMarkdown(`${handoff.asked.title} (${handoff.reference})`);
  const sections = handoffSections(handoff, now).map(
    (section) => `## ${section.title}\n\n${section.facts.map(item).join('\n')}`,
  );
  return [`# ${title.replaceAll('\n', ' ')}`, ...sections].join('\n\n') + '\n';
}

function item({ label, value, source, isQuote, isWarning }: HandoffFact): string {
  const mark = isWarning === true ? '⚠ ' : '';
  const name = label === undefined ? '' : `${mark}**${asMarkdown(label)}:** `;
  const rule = source === undefined || source === '' ? '' : ` (${asMarkdown(source)})`;
  const text = asMarkdown(value);
  if (isQuote !== true && !value.includes('\n')) return `- ${name}${text}${rule}`;
  // A line's end is kept by a backslash, except before an empty line and at the end.
  const quoted = text
    .split('\n')
    .map((line, index, all) =>
      line.trim() === '' ? '  >' : `  > ${line}${(all[index + 1] ?? '').trim() === '' ? '' : '\\'}`,
    )
    .join('\n');
  return `- ${name.trimEnd()}${rule}\n\n${quoted}\n`;
}
