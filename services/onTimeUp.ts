/**
 * Calls back when a time is up, unless it is called off first. What has come in by then is read before: a process
 * that stood still finds its timers run out before it has looked for the answers that lie there.
 *
 * @returns how to call it off
 */
export function onTimeUp(afterMs: number, then: () => void): () => void {
  let round: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    // Sockets and threads are read between timers and this.
    round = setImmediate(then);
  }, afterMs);
  return () => {
    clearTimeout(timer);
    clearImmediate(round);
  };
}
