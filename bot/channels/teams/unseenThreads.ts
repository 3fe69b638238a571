/** Threads of which Teams did not say where they began, and that nobody has found: each may be there. Pure. */
import type { TeamsPlace } from './teamsPlace.ts';

const countOf = ({ isUnseen, unseen = 1 }: TeamsPlace): number => (isUnseen === true ? unseen : 0);

function counting(place: TeamsPlace, count: number): TeamsPlace {
  const { isUnseen: _, unseen: _count, ...rest } = place;
  if (count === 0) return rest;
  return { ...rest, isUnseen: true, ...(count === 1 ? {} : { unseen: count }) };
}

const LONGEST_MS = 60_000;

export const unseenThreads = {
  /** One more was begun. */
  begun: (place: TeamsPlace): TeamsPlace => counting(place, countOf(place) + 1),
  /** Milliseconds until the next one may be begun: each may be there, and staff would see them all. */
  pause: (place: TeamsPlace): number => Math.min(LONGEST_MS, 500 * 2 ** countOf(place)),
  /** One of them was found, and the others are still looked for. */
  found: (place: TeamsPlace): TeamsPlace => counting(place, Math.max(0, countOf(place) - 1)),
};
