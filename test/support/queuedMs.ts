import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second there, whatever its clock ticks by. */
const TICK_MS = 10;

/** What the host of a virtual machine gave to others, of all processors, since the machine began. */
function stolenMs(): number {
  const [all = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  return Number(all.trim().split(/\s+/)[8] ?? 0) * TICK_MS;
}

/**
 * How long the machine kept a thread from running that had work to do, in milliseconds since it began: what the kernel
 * calls the wait in the run queue, and what the host of a virtual machine took (of any processor: which thread it hit is
 * not told). Not what the thread slept, waited or computed, which are its own. Always 0 where the kernel does not say it
 * (anything but Linux): there nothing is put down to the machine.
 *
 * @param pid of a process, for its main thread, while it lives; without it the thread that asks
 */
export function queuedMs(pid?: number): number {
  try {
    const counts = readFileSync(`/proc/${pid ?? 'thread-self'}/schedstat`, 'utf8');
    return Number(counts.split(' ')[1]) / 1e6 + stolenMs();
  } catch {
    return 0;
  }
}
