import { queuedMs } from './queuedMs.ts';

/** How often a product has turned somebody away (503), and whether it had to. */
export interface TurnedAway {
  /** Right after it has. False: the machine had let it run, so it is the product's own fault. */
  note(): boolean;
  readonly times: number;
  readonly withoutReason: number;
  stop(): void;
}

const LOOKS_EACH_MS = 200;
/** The product looks each second at how late it has been in the last one; and the answer takes its time. */
const LATELY_MS = 3000;
/** So late it is when it turns away the first. */
const ENOUGH_MS = 300;

/** @param pid of the product; without it this thread, which is then the product’s */
export function turnedAway(pid?: number): TurnedAway {
  let looks: { readonly at: number; readonly queued: number }[] = [];
  let [times, withoutReason] = [0, 0];

  /** How long the machine has kept it from running lately. */
  function heldUpMs(): number {
    const [at, queued] = [performance.now(), queuedMs(pid)];
    // With one look that is older: between the looks it was this process that did not run.
    const firstOfLate = looks.findIndex((look) => at - look.at < LATELY_MS);
    looks = [...looks.slice(Math.max(0, firstOfLate - 1)), { at, queued }];
    return queued - (looks[0]?.queued ?? queued);
  }

  heldUpMs();
  const looking = setInterval(heldUpMs, LOOKS_EACH_MS);
  // What breaks off does not stop it.
  looking.unref();
  return {
    note() {
      const hadTo = heldUpMs() >= ENOUGH_MS;
      times += 1;
      if (!hadTo) withoutReason += 1;
      return hadTo;
    },
    get times() {
      return times;
    },
    get withoutReason() {
      return withoutReason;
    },
    stop: () => clearInterval(looking),
  };
}
