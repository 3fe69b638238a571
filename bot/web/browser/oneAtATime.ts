/**
 * Runs something as often as is asked, but never twice at once: what is asked while it runs is one
 * more run after it. A burst of changes costs two fetches, not a hundred.
 */
export function oneAtATime(what: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    running = what().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (running === undefined) return start();
    next ??= running
      .catch(() => {})
      .then(() => {
        next = undefined;
        return start();
      });
    return next;
  };
}
