/** Tells listeners in this process that something was written. */
export interface Signal<T> {
  tell(what: T): void;
  /** Returns how to stop. */
  watch(listener: (what: T) => void): () => void;
}

/** What is told has been committed already, so a listener that throws must not make it look undone. */
export function signal<T>(): Signal<T> {
  const listeners = new Set<(what: T) => void>();
  return {
    tell(what) {
      for (const listener of listeners) {
        try {
          listener(what);
        } catch (error) {
          process.emitWarning(error instanceof Error ? error : String(error));
        }
      }
    },
    watch(listener) {
      // Wrapped, so that the same function watched twice is two watchers.
      const own = (what: T): void => listener(what);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}
