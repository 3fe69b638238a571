import { failpoint } from '../failpoint.ts';
import type { Log } from '../log.ts';
import type { Outbox } from './outbox.ts';

/** What this process has taken and is at. */
export interface Leases {
  /** How long an entry is claimed for: then others may take it, unless it was renewed. */
  readonly leaseMs: number;
  /** @param claimedAt by a clock that nobody sets, read before it was claimed */
  begin(id: string, claimedAt: number): Held;
}

export interface Held {
  /** May a call begin? False: it could outlast the lease, and somebody else may be at the same by then. */
  readonly holds: () => boolean;
  end(): void;
}

interface Options {
  readonly outbox: Pick<Outbox, 'renew'>;
  readonly log: Log;
  /** Deadline of one call. */
  readonly callMs: number;
  /** For so long the store may be silent before no more calls begin. */
  readonly silentMs: number;
  /** Nothing is kept for longer than this. */
  readonly mostMs: number;
}

interface Lease {
  readonly id: string;
  readonly claimedAt: number;
  /** Minus infinity: somebody else has it. */
  renewedAt: number;
}

/**
 * Renews leases while their entries are under way. So they can be short, and what a killed process was at
 * waits no longer than a call of its might last: whoever looked sooner would find no case, though one
 * is being opened, and open another.
 */
export function leases({ outbox, log, callMs, silentMs, mostMs }: Options): Leases {
  const leaseMs = callMs + silentMs;
  const held = new Set<Lease>();
  let timer: NodeJS.Timeout | undefined;

  const renew = async (): Promise<void> => {
    // Before it is asked for: the answer may lie unread for long, in a process that is frozen.
    const now = performance.now();
    const kept = [...held].filter(({ claimedAt }) => now < claimedAt + mostMs);
    if (kept.length === 0) return;
    const ids = kept.map(({ id }) => id);
    const ours = new Set(await outbox.renew(ids, leaseMs));
    failpoint('outbox.renewed');
    for (const lease of kept) lease.renewedAt = ours.has(lease.id) ? now : -Infinity;
  };
  const tick = (): void => {
    renew().catch((error: unknown) => log.warn({ err: error }, 'leases could not be renewed'));
  };

  return {
    leaseMs,
    begin(id, claimedAt) {
      const lease: Lease = { id, claimedAt, renewedAt: claimedAt };
      held.add(lease);
      timer ??= setInterval(tick, silentMs / 4);
      return {
        holds: () => performance.now() < lease.renewedAt + silentMs,
        end() {
          held.delete(lease);
          if (held.size > 0) return;
          clearInterval(timer);
          timer = undefined;
        },
      };
    },
  };
}
