import { readFileSync } from 'node:fs';

/**
 * How long the machine kept a thread from running that had work to do, in milliseconds since it began: what the kernel
 * calls the wait in the run queue. Not what the thread slept, waited or computed, which are its own. Always 0 where the
 * kernel does not say it (anything but Linux): there nothing is put down to the machine.
 *
 * @param pid of a process, for its main thread, while it lives; without it the thread that asks
 */
export function queuedMs(pid?: number): number {
  try {
    const counts = readFileSync(`/proc/${pid ?? 'thread-self'}/schedstat`, 'utf8');
    return Number(counts.split(' ')[1]) / 1e6;
  } catch {
    return 0;
  }
}
