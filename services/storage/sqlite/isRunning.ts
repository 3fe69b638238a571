/**
 * Is another process with this id alive? Our own id says no: it was another process before us, as in a
 * container, where every life has the same one.
 */
export function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: alive, and not ours.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
