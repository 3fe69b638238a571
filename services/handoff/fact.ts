/** One labelled fact of a handoff, and how facts are made. */
import { type Clocks, moments } from './moments.ts';
import { NOT_GIVEN } from './words.ts';

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

/** Undefined does not apply; null was asked and left open, which staff should see. */
export function fact(
  label: string,
  value: string | number | null | undefined,
  more: Omit<HandoffFact, 'label' | 'value'> = {},
): HandoffFact | undefined {
  if (value === undefined || value === '') return undefined;
  if (value === null) return { label, value: NOT_GIVEN };
  const text = typeof value === 'number' ? value.toLocaleString('en-US') : value;
  return { label, value: text, ...more };
}

export function moment(
  label: string,
  iso: string | null | undefined,
  clocks: Clocks,
): HandoffFact | undefined {
  if (typeof iso !== 'string') return fact(label, iso);
  return { label, value: moments(iso, clocks), at: iso };
}

/** The rule that a value rests on, with the reading where the documents differ. */
export const sourced = (
  source: string,
  reading: { readonly id: string; readonly text: string } | undefined,
): string => (reading === undefined ? source : `${source}; ${reading.id}: ${reading.text}`);
