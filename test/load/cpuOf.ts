import { readFileSync } from 'node:fs';

/** The kernel counts a process's time in hundredths of a second. */
const TICK_MS = 10;

/** CPU time of a process so far, all threads, in milliseconds: what a busy machine does not change. */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name before may have blanks in it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
