import type { Writable } from 'node:stream';
import type { WebSocket } from 'ws';
import type { GrownLog } from '../../../services/storage/conversationSignals.ts';
import type { Clock } from '../../../services/clock.ts';
import type { LoggedActivity } from '../../../services/storage/conversationStore.ts';
import type { Log } from '../../../services/log.ts';
import { toActivitySet } from './wire.ts';

/** The open pages of every conversation, and what is pushed to them. */
export interface Hub {
  /** Pushes lines that are in the log already. */
  readonly publish: (conversationId: string, lines: readonly LoggedActivity[]) => void;
  /** Somebody has written to a log. Undefined: some log may have grown. */
  readonly grown: (log: GrownLog | undefined) => void;
  /** As `publish`, for what the bot will answer: it goes out with the answer, if that comes at once. */
  readonly echo: (conversationId: string, lines: readonly LoggedActivity[]) => void;
  /** Shows that the bot is at work. Never stored, and leaves the watermark alone. */
  readonly typing: (conversationId: string) => void;
  /** Sends the log from the line after `seen`, then whatever comes. */
  readonly attach: (conversationId: string, socket: WebSocket, seen: number, wire: Wire) => void;
  /** Is a page open that shows it? Of another replica's pages nothing is known. */
  readonly isThere: (conversationId: string) => boolean;
  /** The conversation is gone: its pages come back, and are given another. */
  readonly end: (conversationId: string) => void;
  readonly stop: () => void;
}

export interface HubOptions {
  readonly read: (id: string, from: number) => Promise<readonly LoggedActivity[]>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What lies under a page's socket. Corked it keeps what is sent, to send all of it at once. */
type Wire = Pick<Writable, 'cork' | 'uncork'>;

interface Page {
  readonly socket: WebSocket;
  readonly wire: Wire;
  /** Runs while the wire is corked. */
  corked: NodeJS.Timeout | undefined;
  /** The last line that was sent. */
  seen: number;
  isCatchingUp: boolean;
  isBehind: boolean;
  isAlive: boolean;
}

/** A page that does not read is cut off; it comes back with its watermark and misses nothing. */
const maxBufferedBytes = 1_000_000;
/** Two tabs may share a conversation, and a dead tab's socket lingers; more than this is misuse. */
const maxPages = 6;
/** Sending is what costs most of a turn, so an echo waits so long for the answer to go with it. */
const echoWaitsMs = 20;
const heartbeatMs = 30_000;
const closingMs = 500;
/** What this process wrote itself is pushed as it is; if not by then, it does not know that it is there. */
const ownLinesMs = 1000;
const goingAway = 1001;
const collision = 4000;

/**
 * The log is the truth and each page remembers how far it has seen it. Lines that follow are pushed
 * as they are; when something is missing in between, the page catches up from the log. So nothing is
 * lost, doubled or out of order, whoever publishes first.
 */
export function hub({ read, clock, log }: HubOptions): Hub {
  const conversations = new Map<string, Set<Page>>();

  const heartbeat = setInterval(() => {
    for (const pages of conversations.values()) {
      for (const page of pages) {
        if (!page.isAlive) page.socket.terminate();
        page.isAlive = false;
        page.socket.ping();
      }
    }
  }, heartbeatMs);
  heartbeat.unref();

  function send({ socket }: Page, frame: string): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > maxBufferedBytes) return socket.terminate();
    socket.send(frame);
  }

  /** A frame for each: DirectLineJS mixes up lines that come in one with those of the next. */
  const framesOf = (id: string, lines: readonly LoggedActivity[]): readonly string[] =>
    lines.map((line) => JSON.stringify(toActivitySet(id, [line], line.seq)));

  function cork(page: Page): void {
    if (page.corked !== undefined) return;
    page.wire.cork();
    page.corked = setTimeout(uncork, echoWaitsMs, page);
  }

  function uncork(page: Page): void {
    if (page.corked === undefined) return;
    clearTimeout(page.corked);
    page.corked = undefined;
    page.wire.uncork();
  }

  async function catchUp(id: string, page: Page, isFresh: boolean): Promise<void> {
    page.isBehind = true;
    if (page.isCatchingUp) return;
    page.isCatchingUp = true;
    try {
      for (let isFirst = isFresh; page.isBehind || isFirst; isFirst = false) {
        page.isBehind = false;
        const lines = await read(id, page.seen + 1);
        page.seen = lines.at(-1)?.seq ?? page.seen;
        // The first frame goes out even if empty: with its watermark a page that is cut off before
        // the first line still knows where to go on.
        cork(page);
        for (const frame of framesOf(id, lines)) send(page, frame);
        if (lines.length === 0 && isFirst) {
          send(page, JSON.stringify(toActivitySet(id, [], page.seen)));
        }
        uncork(page);
      }
    } catch (error) {
      log.warn({ err: error, conversationId: id }, 'could not read the log for a page');
      page.socket.close(1011);
    } finally {
      page.isCatchingUp = false;
    }
  }

  /** Pages that have not seen the log up to here read it. */
  function look(id: string, length: number): void {
    for (const page of conversations.get(id) ?? []) {
      if (page.seen < length) void catchUp(id, page, false);
    }
  }

  function push(id: string, lines: readonly LoggedActivity[], isEcho: boolean): void {
    const pages = conversations.get(id);
    const [first] = lines;
    const last = lines.at(-1);
    if (pages === undefined || first === undefined || last === undefined) return;
    let frames: readonly string[] | undefined;
    for (const page of pages) {
      if (page.seen >= last.seq) continue;
      if (page.isCatchingUp || page.seen !== first.seq - 1) {
        void catchUp(id, page, false);
        continue;
      }
      frames ??= framesOf(id, lines);
      page.seen = last.seq;
      cork(page);
      for (const frame of frames) send(page, frame);
      if (!isEcho) uncork(page);
    }
  }

  return {
    grown(grown) {
      if (grown === undefined) {
        for (const id of conversations.keys()) look(id, Number.MAX_SAFE_INTEGER);
        return;
      }
      const { conversationId: id, length, isOwn } = grown;
      if (!conversations.has(id)) return;
      if (isOwn) setTimeout(() => look(id, length), ownLinesMs).unref();
      else look(id, length);
    },

    publish: (id, lines) => push(id, lines, false),
    echo: (id, lines) => push(id, lines, true),

    typing(id) {
      const pages = conversations.get(id);
      if (pages === undefined) return;
      const activity = {
        type: 'typing',
        channelId: 'directline',
        from: { id: 'bot', name: 'Support', role: 'bot' },
        conversation: { id },
        timestamp: clock().toJSDate().toISOString(),
      };
      const frame = JSON.stringify({ activities: [activity] });
      for (const page of pages) {
        uncork(page);
        send(page, frame);
      }
    },

    attach(id, socket, seen, wire) {
      const page: Page = {
        socket,
        wire,
        corked: undefined,
        seen,
        isCatchingUp: false,
        isBehind: false,
        isAlive: true,
      };
      const pages = conversations.get(id) ?? new Set<Page>();
      conversations.set(id, pages.add(page));
      const [oldest] = pages;
      if (pages.size > maxPages) oldest?.socket.close(collision, 'collision');
      socket.on('pong', () => (page.isAlive = true));
      // Clients send empty frames to see whether we are there; whatever they send is not for us.
      socket.on('message', () => (page.isAlive = true));
      socket.on('error', () => socket.terminate());
      socket.on('close', () => {
        clearTimeout(page.corked);
        pages.delete(page);
        if (pages.size === 0 && conversations.get(id) === pages) conversations.delete(id);
      });
      void catchUp(id, page, true);
    },

    isThere: (id) => conversations.has(id),

    end(id) {
      for (const { socket } of conversations.get(id) ?? []) socket.close(goingAway);
    },

    stop() {
      clearInterval(heartbeat);
      for (const pages of conversations.values()) {
        for (const { socket } of pages) {
          socket.close(goingAway);
          // A page that does not answer must not keep the process from ending.
          setTimeout(() => socket.terminate(), closingMs).unref();
        }
      }
    },
  };
}
