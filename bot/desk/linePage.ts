/** A page of what stands in line. Pure. */
import { byPlaceInLine, type PlaceInLine } from './placeInLine.ts';

export interface InLine {
  readonly reference: string;
  readonly place: PlaceInLine;
}

export interface LinePage {
  readonly references: readonly string[];
  /** Where the next page begins; null: this is the last. */
  readonly next: string | null;
}

export function byLine(one: InLine, other: InLine): number {
  const order = byPlaceInLine(one.place, other.place);
  if (order !== 0 || one.reference === other.reference) return order;
  return one.reference < other.reference ? -1 : 1;
}

/** With the place, and not only the reference: it stays where it is when that request is done or moves. */
const markOf = ({ place, reference }: InLine): string => [...place, reference].join(',');

function readMark(text: string): InLine | undefined {
  const parts = text.split(',');
  const place = parts.slice(0, -1).map(Number);
  const isMark = place.length > 0 && !place.some(Number.isNaN);
  return isMark ? { place, reference: parts.at(-1) ?? '' } : undefined;
}

/**
 * @param line in order
 * @param before the `next` of the page before, or the reference of its last; one that is not there has nothing after it
 */
export function linePage(
  line: readonly InLine[],
  { limit, before }: { readonly limit: number; readonly before?: string | undefined },
): LinePage {
  const mark =
    before === undefined
      ? undefined
      : (readMark(before) ?? line.find(({ reference }) => reference === before));
  if (before !== undefined && mark === undefined) return { references: [], next: null };
  const from = mark === undefined ? 0 : line.findIndex((one) => byLine(mark, one) < 0);
  const rest = from === -1 ? [] : line.slice(from);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    references: page.map(({ reference }) => reference),
    next: rest.length > page.length && last !== undefined ? markOf(last) : null,
  };
}
