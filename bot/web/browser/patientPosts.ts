import { jittered } from './jittered.ts';

interface Activity {
  readonly type: string;
  readonly id?: string;
}

interface Listener {
  readonly next: (id: string) => void;
  readonly error: (error: unknown) => void;
  readonly complete: () => void;
}

/** The part of a connection that sends. */
export interface Posting {
  /** Yields the id of what was sent, or `retry`. */
  postActivity(activity: Activity): { subscribe(listener: Listener): { unsubscribe(): void } };
}

/** What the Direct Line client fails with. */
interface Refusal {
  readonly status?: number;
  readonly xhr?: { getResponseHeader(name: string): string | null };
}

/** About a minute; then Web Chat says that it could not be sent, with a button to try again. */
const MOST_TRIES = 10;
const AGAIN_MS = 3000;
const WAIT_AT_MOST_MS = 20_000;
/** While the server stays busy each try comes later than the one before, up to this. */
const LATER = 1.5;
const LATER_AT_MOST_MS = 12_000;

/** What the Direct Line client says of a call that had no answer, or one of the server's faults. */
const NOT_SENT = 'retry';

/** How long to wait until this is sent again; undefined when that would not help. */
function waitAfter(error: unknown): number | undefined {
  const { status, xhr } = error as Refusal;
  if (status !== 429) return undefined;
  const seconds = Number(xhr?.getResponseHeader('retry-after') ?? 0);
  return Math.min(WAIT_AT_MOST_MS, Math.max(AGAIN_MS, seconds * 2000));
}

/**
 * Sends a message again that came too fast or at a busy time, before anybody has to see that it failed.
 * The server takes a message once however often it is sent, and each waits for the one before, so that
 * nothing is doubled or changes its order.
 */
export function patientPosts(
  connection: Posting,
  onWaiting: (isWaiting: boolean) => void,
  pause: (ms: number) => number = jittered,
): void {
  const post = connection.postActivity.bind(connection);
  let waiting = 0;
  let ahead: Promise<unknown> = Promise.resolve();

  const once = (activity: Activity): Promise<string> =>
    new Promise((resolve, reject) => {
      post(activity).subscribe({ next: resolve, error: reject, complete: () => resolve(NOT_SENT) });
    });
  /** The id, or the milliseconds until it should be tried again. */
  const attempt = async (activity: Activity): Promise<string | number> => {
    try {
      const id = await once(activity);
      return id === NOT_SENT ? AGAIN_MS : id;
    } catch (error) {
      const wait = waitAfter(error);
      if (wait === undefined) throw error;
      return wait;
    }
  };
  const patiently = async (activity: Activity): Promise<string> => {
    let answer = await attempt(activity);
    if (typeof answer === 'string') return answer;
    waiting += 1;
    onWaiting(true);
    try {
      for (let tries = 1; tries < MOST_TRIES && typeof answer === 'number'; tries += 1) {
        const later = Math.min(LATER_AT_MOST_MS, AGAIN_MS * LATER ** (tries - 1));
        const ms = pause(Math.max(answer, later));
        await new Promise((resolve) => setTimeout(resolve, ms));
        answer = await attempt(activity);
      }
      return typeof answer === 'string' ? answer : NOT_SENT;
    } finally {
      waiting -= 1;
      if (waiting === 0) onWaiting(false);
    }
  };

  connection.postActivity = (activity) => {
    if (activity.type !== 'message') return post(activity);
    const mine = ahead.then(() => patiently(activity));
    ahead = mine.catch(() => {});
    return {
      subscribe({ next, error, complete }) {
        mine.then((id) => {
          next(id);
          complete();
        }, error);
        return { unsubscribe: () => {} };
      },
    };
  };
}
