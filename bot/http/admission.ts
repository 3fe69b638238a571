import { monitorEventLoopDelay } from 'node:perf_hooks';
import { HttpProblem } from './problem.ts';

/** Where we stop taking on more. Milliseconds, but for the last three. */
export interface Capacity {
  /** How late the event loop is: then no new conversations, then no lines either. */
  readonly lateForChats: number;
  readonly lateForLines: number;
  /** How long half of the conversations that wait for an answer have waited. */
  readonly waitForChats: number;
  readonly waitForLines: number;
  /** Conversations that wait for an answer at once: half of it for new ones. A flood is there before anybody has waited. */
  readonly waiting: number;
  /** Pages connected at once. */
  readonly pages: number;
  /** New conversations in a minute, from everybody together; half of it at once. */
  readonly chatsPerMinute: number;
}

export const usualCapacity: Capacity = {
  lateForChats: 300,
  lateForLines: 800,
  // Those who are let in wait about twice as long as half of them have waited so far.
  waitForChats: 1000,
  waitForLines: 1500,
  waiting: 500,
  pages: 10_000,
  chatsPerMinute: 6000,
};

/**
 * Turns people away while those who are in can still be served: first who would begin a conversation,
 * then who would say more. All throw HttpProblem 503, which says when to come back.
 */
export interface Admission {
  chat(): void;
  line(): void;
  /** A page connects; returns what to call when it has gone. */
  page(): () => void;
  /** A line waits for its answer, and has it. */
  waits(conversationId: string): void;
  answered(conversationId: string): void;
  stop(): void;
}

const SAMPLED_EACH_MS = 1000;
const RESOLUTION_MS = 20;
/** With fewer waiting, a slow one says something about itself only. */
const ENOUGH_WAITING = 20;
/** What waits longer than this is stuck, and does not queue for us. */
const STUCK_AFTER_MS = 60_000;
/** Pages that are let in beyond the point where no new conversations are. */
const PAGES_KEPT = 0.1;

const busy = () =>
  new HttpProblem(503, 'Busy', 'Many people are writing to us right now. Try again in a moment.', {
    // Not all in the same second.
    retryAfterMs: 2000 + Math.random() * 4000,
  });

/** The middle of how late timers are: one long block is no overload, a loop that is always late is. */
function eventLoop(): { lateMs(): number; stop(): void } {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  let late = 0;
  const timer = setInterval(() => {
    late = Math.max(0, histogram.percentile(50) / 1e6 - RESOLUTION_MS);
    histogram.reset();
  }, SAMPLED_EACH_MS);
  timer.unref();
  return {
    lateMs: () => late,
    stop() {
      clearInterval(timer);
      histogram.disable();
    },
  };
}

export function admission(
  capacity: Partial<Capacity> = {},
  loop: { lateMs(): number; stop(): void } = eventLoop(),
  now: () => number = () => performance.now(),
): Admission {
  const may = { ...usualCapacity, ...capacity };
  /** Since when each conversation waits; the longest first. */
  const waiting = new Map<string, number>();
  let pages = 0;
  let chats = may.chatsPerMinute / 2;
  let countedAt = now();

  function waitMs(): number {
    const at = now();
    for (const [id, since] of waiting) {
      if (at - since < STUCK_AFTER_MS) break;
      waiting.delete(id);
    }
    if (waiting.size < ENOUGH_WAITING) return 0;
    let left = Math.floor(waiting.size / 2);
    for (const since of waiting.values()) {
      if (left === 0) return at - since;
      left -= 1;
    }
    return 0;
  }

  return {
    chat() {
      if (loop.lateMs() > may.lateForChats || waitMs() > may.waitForChats) throw busy();
      if (waiting.size >= may.waiting / 2) throw busy();
      if (pages >= may.pages * (1 - PAGES_KEPT)) throw busy();
      const at = now();
      const refilled = chats + ((at - countedAt) / 60_000) * may.chatsPerMinute;
      chats = Math.min(may.chatsPerMinute / 2, refilled);
      countedAt = at;
      if (chats < 1) throw busy();
      chats -= 1;
    },
    line() {
      if (loop.lateMs() > may.lateForLines || waitMs() > may.waitForLines) throw busy();
      if (waiting.size >= may.waiting) throw busy();
    },
    page() {
      if (pages >= may.pages) throw busy();
      pages += 1;
      let isHere = true;
      return () => {
        if (isHere) pages -= 1;
        isHere = false;
      };
    },
    waits(conversationId) {
      if (!waiting.has(conversationId)) waiting.set(conversationId, now());
    },
    answered: (conversationId) => void waiting.delete(conversationId),
    stop: () => loop.stop(),
  };
}
