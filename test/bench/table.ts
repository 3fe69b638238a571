import type { Spread } from './statistics.ts';

/** One line of the result. */
export interface Row {
  readonly goal: string;
  readonly ours: string;
  readonly floor: string;
  readonly ratio: string;
  /** Undefined where there is no goal to meet, or not all of it was measured. */
  readonly isMet?: boolean | undefined;
}

/** Three figures that matter, whatever the size. */
export function figure(value: number): string {
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
}

export const between = ({ median, min, max }: Spread): string =>
  `${figure(median)} (${figure(min)}–${figure(max)})`;

function cells({ goal, ours, floor, ratio, isMet }: Row): string {
  const met = isMet === undefined ? '–' : isMet ? 'yes' : 'no';
  return `| ${[goal, ours, floor, ratio, met].join(' | ')} |`;
}

/** The rows as Markdown, ready for the README. */
export function table(rows: readonly Row[]): string {
  return [
    '| goal | ours | floor | ratio | met |',
    '|---|---|---|---|---|',
    ...rows.map(cells),
  ].join('\n');
}
