import { z } from 'zod';
import type { Posted } from './connector.ts';

/** What came of a call over HTTP: an answer, or why there is none. */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly retryAfter: string | null;
      readonly body: string;
    }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Without a hint of Teams'. */
const LATER_MS = 1_000;
/** A key is wrong, or a name is not found: that takes somebody a while. */
const MUCH_LATER_MS = 5_000;
/** Longer is not believed. */
const LONGEST_MS = 10 * 60_000;

/** The connection never came about, so that nothing was said over it. */
const NOT_REACHED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const Failure = z.object({ cause: z.object({ code: z.string() }) });
const Refusal = z.object({ error: z.object({ code: z.string().max(200) }) });
const Given = z.object({ id: z.string().min(1).max(500) });

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** @returns milliseconds, of seconds or of a date */
function waitOf(retryAfter: string | null, otherwise: number): number {
  if (retryAfter === null) return otherwise;
  const ms = /^\d{1,7}$/.test(retryAfter)
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, otherwise), LONGEST_MS) : otherwise;
}

/**
 * Throttled (429, and 412 by Microsoft's guidance) or never reached: certainly not done. A broken connection
 * and every 5xx leave it open whether it was done.
 *
 * @param isIdempotent doing it twice is as once, so that what is left open is tried again
 */
export function postedOf(answer: Answer, isIdempotent: boolean): Posted {
  const open = (problem: string, afterMs: number): Posted =>
    isIdempotent ? { kind: 'later', afterMs } : { kind: 'unconfirmed', problem };
  if (answer.kind === 'failed') {
    const { data } = Failure.safeParse(answer.error);
    if (data !== undefined && NOT_REACHED.has(data.cause.code)) {
      return { kind: 'later', afterMs: MUCH_LATER_MS };
    }
    const { name, message } = answer.error instanceof Error ? answer.error : new Error('?');
    return open(data?.cause.code ?? `${name}: ${message}`, LATER_MS);
  }
  const { status, retryAfter, body } = answer;
  if (status >= 200 && status < 300) {
    return { kind: 'posted', id: Given.safeParse(json(body)).data?.id };
  }
  if (status === 429 || status === 412) {
    return { kind: 'later', afterMs: waitOf(retryAfter, LATER_MS) };
  }
  if (status === 401) return { kind: 'later', afterMs: MUCH_LATER_MS };
  if (status >= 500 || status === 408) {
    return open(`status ${status}`, waitOf(retryAfter, LATER_MS));
  }
  const code = Refusal.safeParse(json(body)).data?.error.code ?? `status ${status}`;
  return { kind: 'refused', status, code };
}
