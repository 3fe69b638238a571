/**
 * Does a piece of work unless another process is at it, or has been a moment ago. One process is at it until
 * it ends; then another takes over within a minute.
 */
export type Lease = (work: () => Promise<void>) => Promise<void>;

/** There is no other process. */
export const noLease: Lease = async (work) => work();
