/** Every place where a test may end the process, to see what is found afterwards. */
export const FAILPOINTS = [
  'store.committing',
  'store.migrating',
  'turn.woken',
  'turn.loaded',
  'turn.answered',
  'turn.committed',
  'turn.published',
  'raise.accepted',
  'raise.raised',
  'outbox.claimed',
  'outbox.renewed',
  'outbox.retrying',
  'outbox.parking',
  'outbox.delivered',
  'outbox.done',
  'deliver.looked',
  'deliver.opened',
  'deliver.settled',
  'record.recorded',
  'tell.committed',
  'erase.found',
  'erase.erased',
  'send.marked',
  'send.sent',
  'send.settled',
  'stop.turns',
  'stop.relay',
] as const;
export type Failpoint = (typeof FAILPOINTS)[number];

interface Armed {
  readonly name: Failpoint;
  readonly signal: 'SIGKILL' | 'SIGSTOP';
}

let armed: Armed | undefined;
let passesLeft = 0;

/** Marks a place between two steps that must not come apart. Does nothing, but in a process that is armed. */
export function failpoint(name: Failpoint): void {
  if (armed?.name !== name) return;
  passesLeft -= 1;
  if (passesLeft > 0) return;
  const { signal } = armed;
  armed = undefined;
  process.kill(process.pid, signal);
}

/**
 * `deliver.looked`: be killed there. `deliver.looked:3`: the third time. `deliver.looked:3:stop`: be frozen
 * there instead.
 *
 * @returns false for what names no such place
 */
export function armFailpoint(spec: string): boolean {
  const [, at, time = '1', how] = /^([a-z.]+)(?::(\d{1,6}))?(?::(stop))?$/.exec(spec) ?? [];
  const name = FAILPOINTS.find((one) => one === at);
  if (name === undefined) return false;
  armed = { name, signal: how === 'stop' ? 'SIGSTOP' : 'SIGKILL' };
  passesLeft = Number(time);
  return true;
}
