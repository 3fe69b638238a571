import { z } from 'zod';
import type { Clock } from '../../services/clock.ts';
import { Instant } from '../../services/instant.ts';
import { isOpen } from '../../services/requests/alone.ts';
import type { RequestStore } from '../../services/requests/requestStore.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { queueOf, workOf } from '../../services/requests/work.ts';
import { byLine, type InLine, type LinePage, linePage } from './linePage.ts';
import { placeInLine } from './placeInLine.ts';

const Count = z.object({
  open: z.number().int(),
  /** Of them, nobody has said anything about. */
  waiting: z.number().int(),
  /** Of them, later than was promised. */
  overdue: z.number().int(),
});
type Count = z.infer<typeof Count>;

export const DeskCounts = z.object({
  all: Count,
  mine: Count,
  queues: z.array(Count.extend({ id: z.string(), name: z.string() })),
  /** Nothing can be mailed at the moment. */
  mail: z
    .object({
      failingSince: Instant,
      /** Mails that are tried again until it works. */
      waiting: z.number().int(),
    })
    .optional(),
});
export type DeskCounts = z.infer<typeof DeskCounts>;

interface Entry extends InLine {
  readonly queue: { readonly id: string; readonly name: string };
  readonly staff: string | undefined;
  readonly isWaiting: boolean;
  /** Until somebody answers; epoch milliseconds. */
  readonly answerBy: number | undefined;
}

function entryOf(request: SupportRequest): Entry {
  const { reference, promised } = request;
  const { state, staff, acknowledgedAt } = workOf(request);
  const isAnswered = acknowledgedAt !== undefined;
  return {
    reference,
    queue: queueOf(request),
    staff,
    isWaiting: state === 'waiting',
    place: placeInLine(request),
    answerBy: promised.kind === 'by' && !isAnswered ? Date.parse(promised.at) : undefined,
  };
}

function count(entries: readonly Entry[], now: number): Count {
  return {
    open: entries.length,
    waiting: entries.filter(({ isWaiting }) => isWaiting).length,
    overdue: entries.filter(({ answerBy }) => answerBy !== undefined && answerBy < now).length,
  };
}

export interface LineQuery {
  readonly limit: number;
  /** See `linePage`. */
  readonly before?: string | undefined;
  readonly queue?: string | undefined;
  readonly staff?: string | undefined;
}

export interface DeskIndex {
  counts(staff: string): Promise<DeskCounts>;
  /** Of what is open, or of what a queue or a person has of it, a page in the order in which it waits. */
  line(query: LineQuery): Promise<LinePage>;
  close(): void;
}

const PAGE = 200;

/**
 * What is open, in short, kept in memory: counts and list are asked for after every change, and by
 * everybody, and the store knows nothing of who waits longest. Read once, then kept by what the store tells.
 */
export function deskIndex(requests: RequestStore, clock: Clock): DeskIndex {
  const open = new Map<string, Entry>();
  /** What changed while the store was read: the store's older word must not come after it. */
  let changed: Set<string> | undefined;
  let loading: Promise<void> | undefined;

  /** In order, until something changes. */
  let inLine: readonly Entry[] | undefined;

  const keep = (request: SupportRequest): void => {
    inLine = undefined;
    if (isOpen(request)) open.set(request.reference, entryOf(request));
    else open.delete(request.reference);
  };
  const stopWatching = requests.watch((request) => {
    changed?.add(request.reference);
    keep(request);
  });
  const load = async (): Promise<void> => {
    const changedMeanwhile = (changed = new Set<string>());
    let before: string | undefined;
    do {
      const page = await requests.list({
        limit: PAGE,
        isOpen: true,
        ...(before === undefined ? {} : { before }),
      });
      for (const request of page) if (!changedMeanwhile.has(request.reference)) keep(request);
      before = page.length < PAGE ? undefined : page.at(-1)?.reference;
    } while (before !== undefined);
    changed = undefined;
  };
  const entries = async (): Promise<readonly Entry[]> => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    await loading;
    return [...open.values()];
  };

  return {
    async counts(staff) {
      const all = await entries();
      const now = clock().toMillis();
      const names = new Map(all.map(({ queue }) => [queue.id, queue.name]));
      const queues = [...names].map(([id, name]) => ({
        id,
        name,
        ...count(
          all.filter(({ queue }) => queue.id === id),
          now,
        ),
      }));
      return {
        all: count(all, now),
        mine: count(
          all.filter((one) => one.staff === staff),
          now,
        ),
        queues: queues.toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
      };
    },
    async line({ limit, before, queue, staff }) {
      const all = await entries();
      inLine ??= all.toSorted(byLine);
      const asked = inLine.filter(
        (one) =>
          (queue === undefined || one.queue.id === queue) &&
          (staff === undefined || one.staff === staff),
      );
      return linePage(asked, { limit, before });
    },
    close: stopWatching,
  };
}
