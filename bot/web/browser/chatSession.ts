import { chatToken } from './chatToken.ts';
import type { ChatStatus } from './chatTexts.ts';
import { jittered } from './jittered.ts';
import { patientPosts } from './patientPosts.ts';
import { savedConversation } from './savedConversation.ts';
import type { Customer, SavedConversation } from './savedConversation.ts';
import { watchSockets } from './watchSockets.ts';
import type { ChatConnection, WebChat } from './webChat.ts';

const ONLINE = 2;
/** ExpiredToken, FailedToConnect, Ended: the client has given up; only a new one helps. */
const GIVEN_UP = [3, 4, 5];
/** The client reconnects by itself after 3-15 s; after 20 to 40 s we begin again. */
const RECONNECTED_BY_THEN_MS = 40_000;
/** A drop that is mended at once is not worth a word. */
const WORTH_SAYING_MS = 1500;

export interface ChatSession {
  /** Begins as this person, where they left off. */
  start(customer: Customer): void;
  /** Leaves the conversation and begins another. */
  startAnew(): void;
  /** Does not wait for the next try. */
  tryNow(): void;
}

/** Backoff with jitter. */
const pause = (failures: number): number => jittered(Math.min(30_000, 1000 * 2 ** failures));

/**
 * Keeps one conversation connected: token, reload, expiry, lost network, restarted server. What was
 * said is the server's; every new connection replays it.
 */
export function chatSession(options: {
  /** Still loading: the token is fetched meanwhile. */
  readonly webChat: Promise<WebChat>;
  readonly locale: string;
  readonly say: (status: ChatStatus) => void;
  /** Shows this connection in place of the one before. */
  readonly show: (connection: ChatConnection, webChat: WebChat, conversationId: string) => void;
}): ChatSession {
  const { webChat, locale, say, show } = options;
  let customer: Customer = {};
  let connection: ChatConnection | undefined;
  let generation = 0;
  let failures = 0;
  let isTrying = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (ms: number, what: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(what, ms);
  };
  const again = (status: ChatStatus, ms = pause(failures)): void => {
    failures += 1;
    isTrying = true;
    say(status);
    later(ms, () => void connect());
  };

  const keep = (saved: SavedConversation): void => {
    savedConversation.save(customer, { ...saved, token: connection?.token ?? saved.token });
  };

  const use = (saved: SavedConversation, bundle: WebChat): void => {
    const mine = generation;
    const made = bundle.createDirectLine({
      token: saved.token,
      domain: `${location.origin}/v3/directline`,
      // Watermark 0 asks for the whole conversation again.
      ...(saved.isStarted ? { conversationId: saved.conversationId, watermark: '0' } : {}),
    });
    connection = made;
    patientPosts(made, (isWaiting) => {
      // A connection that is lost is said already.
      if (mine === generation && !isTrying) say(isWaiting ? 'waiting' : 'online');
    });
    show(made, bundle, saved.conversationId);
    made.connectionStatus$.subscribe((status) => {
      if (mine !== generation) return;
      if (status === ONLINE) keep({ ...saved, isStarted: true });
      if (GIVEN_UP.includes(status)) again(failures === 0 ? 'connecting' : 'reconnecting');
    });
  };

  const connect = async (): Promise<void> => {
    clearTimeout(timer);
    generation += 1;
    const mine = generation;
    isTrying = true;
    connection?.end();
    const saved = savedConversation.load(customer);
    const answer = await chatToken({ customer, resume: saved?.token, locale });
    const bundle = await webChat.catch(() => undefined);
    // Without the bundle there is nothing to show; the page says so.
    if (bundle === undefined) return;
    if (mine !== generation) return;
    switch (answer.kind) {
      case 'token': {
        const { token, conversationId } = answer;
        const isStarted = saved?.conversationId === conversationId && saved.isStarted;
        const next = { token, conversationId, isStarted };
        savedConversation.save(customer, next);
        use(next, bundle);
        return;
      }
      case 'refused':
        if (saved === undefined) return say('refused');
        // The conversation is gone or was never this person's: begin another.
        savedConversation.forget(customer);
        return connect();
      case 'misplaced':
        return say('misplaced');
      case 'busy':
        // Never sooner than asked, and not all at once.
        return again('busy', answer.afterMs + jittered(answer.afterMs));
      case 'unavailable':
        return again('unavailable');
    }
  };

  const begin = (): void => {
    failures = 0;
    say('connecting');
    void connect();
  };

  watchSockets((isOpen) => {
    clearTimeout(timer);
    if (isOpen) {
      failures = 0;
      isTrying = false;
      return say('online');
    }
    isTrying = true;
    return later(WORTH_SAYING_MS, () => {
      say('reconnecting');
      later(jittered(RECONNECTED_BY_THEN_MS), () => void connect());
    });
  });
  const tryNow = (): void => {
    if (isTrying && connection !== undefined) void connect();
  };
  addEventListener('online', tryNow);

  return {
    start: (who) => {
      customer = who;
      begin();
    },
    startAnew: () => {
      savedConversation.forget(customer);
      begin();
    },
    tryNow: () => void connect(),
  };
}
