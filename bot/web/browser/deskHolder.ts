import type { DeskDetail } from '../../desk/deskDetail.ts';

/** What people press is what they saw a moment ago: "Take" may become "Take over" under their finger. */
const UNSEEN_MS = 1000;

/** Who has the request that is open, as whoever presses a button has seen it. */
export function deskHolder(): {
  is(detail: DeskDetail): void;
  seen(): string | undefined;
} {
  let reference = '';
  let holder: string | undefined;
  let before: string | undefined;
  let changedAt = Number.NEGATIVE_INFINITY;
  return {
    is({ request, work }) {
      const now = work.state === 'waiting' ? undefined : work.staff;
      const isSame = request.reference === reference;
      if (isSame && now === holder) return;
      before = isSame ? holder : now;
      changedAt = performance.now();
      reference = request.reference;
      holder = now;
    },
    seen: () => (performance.now() - changedAt < UNSEEN_MS ? before : holder),
  };
}
