/** The line of a conversation for which something is done; without an id each time is a time of its own. */
export interface ForLine {
  readonly conversationId: string;
  readonly lineId?: string | undefined;
}

/** So many conversations are remembered, each with its last line. */
const REMEMBERED = 10_000;
/** Longer than it takes until a line is answered anew; no longer, for it is what somebody typed. */
const KEPT_MS = 120_000;

interface Done<T> {
  readonly lineId: string;
  readonly results: Map<string, Promise<T>>;
}

/**
 * Does a thing once for a line, also where the line is answered anew because somebody else had spoken
 * meanwhile: the limit is counted once, and one mail goes out. It is this process that remembers; after a crash
 * the thing is done again, since nobody can tell how far it had come.
 */
export function onceForLine<T>(
  remembered = REMEMBERED,
  keptMs = KEPT_MS,
): (line: ForLine, what: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Done<T>>();

  function begun(conversationId: string, lineId: string): Done<T> {
    const done: Done<T> = { lineId, results: new Map() };
    setTimeout(() => {
      if (last.get(conversationId) === done) last.delete(conversationId);
    }, keptMs).unref();
    return done;
  }

  function doneFor(conversationId: string, lineId: string): Done<T> {
    const before = last.get(conversationId);
    const done = before?.lineId === lineId ? before : begun(conversationId, lineId);
    // A map keeps its order, so that the first is the one not heard of longest.
    last.delete(conversationId);
    last.set(conversationId, done);
    const [oldest] = last.keys();
    if (last.size > remembered && oldest !== undefined) last.delete(oldest);
    return done;
  }

  return async ({ conversationId, lineId }, what, work) => {
    if (lineId === undefined) return work();
    const { results } = doneFor(conversationId, lineId);
    const before = results.get(what);
    if (before !== undefined) return before;
    const result = work();
    results.set(what, result);
    // What failed is tried anew.
    result.catch(() => results.delete(what));
    return result;
  };
}
