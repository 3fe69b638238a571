/** Nothing runs in this thread for so long, as on a machine that gives its time to others. */
export function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
