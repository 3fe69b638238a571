/** What a piece of work was about: names and ids of ours, never what anybody said. */
export type Facts = Readonly<Record<string, string | number>>;

/** Does a piece of work and shows it as a span to whoever collects traces. */
export type Trace = <T>(name: string, facts: Facts, work: () => Promise<T>) => Promise<T>;

/** For when nobody collects any. */
export const untraced: Trace = (_name, _facts, work) => work();
