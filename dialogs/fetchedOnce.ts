import { onceFor } from './onceFor.ts';
import type { DialogTurn } from './turn.ts';

export interface FetchedOnce<V> {
  /** Waits for it: for a form's `prepare`. */
  fetch(turn: DialogTurn): Promise<V>;
  /** Without waiting: for questions. Undefined before it was fetched. */
  of(turn: DialogTurn): V | undefined;
}

/** What is fetched once a turn, and then looked up without waiting. */
export function fetchedOnce<V>(fetch: (turn: DialogTurn) => Promise<V>): FetchedOnce<V> {
  const known = new WeakMap<DialogTurn, V>();
  return {
    fetch: onceFor(async (turn: DialogTurn) => {
      const value = await fetch(turn);
      known.set(turn, value);
      return value;
    }),
    of: (turn) => known.get(turn),
  };
}
