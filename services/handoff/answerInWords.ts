import { type Clocks, moments } from './moments.ts';
import { languageName } from './languageName.ts';
import { ANSWERS, NOT_GIVEN } from './words.ts';

const INSTANTS = new Set(['startedAt', 'deadline']);
const figures = new Intl.NumberFormat('en-US');

/** What was answered for a slot, as staff read it. */
export function answerInWords(slot: string, value: unknown, clocks: Clocks): string {
  if (value === null || value === undefined) return NOT_GIVEN;
  if (typeof value === 'number') return figures.format(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (INSTANTS.has(slot)) return moments(value, clocks);
  if (slot === 'language') return languageName(value);
  return ANSWERS[slot]?.[value] ?? value;
}
