import { signal } from '../signal.ts';

/** Tells of each write once, whether its answer or its message arrives first. */
export interface ToldOnce<T> {
  tell(write: string, what: T): void;
  /** Returns how to stop. */
  watch(listener: (what: T) => void): () => void;
}

/** The message of a write follows its answer, or comes before it, within seconds. */
const mostRemembered = 1000;

export function toldOnce<T>(): ToldOnce<T> {
  const told = signal<T>();
  const remembered = new Set<string>();
  return {
    tell(write, what) {
      if (remembered.has(write)) return;
      remembered.add(write);
      const [oldest] = remembered;
      if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
      told.tell(what);
    },
    watch: (listener) => told.watch(listener),
  };
}
