/** Sends to Teams what the bot has said, in order: what is in the log is the truth, and how far it was sent. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../../services/clock.ts';
import { failpoint } from '../../../../services/failpoint.ts';
import { localLimiter } from '../../../../services/limits/adapters/localLimiter.ts';
import type { Log } from '../../../../services/log.ts';
import type { Metrics } from '../../../../services/metrics.ts';
import type { ChannelStore, Unsent } from '../../../../services/storage/channelStore.ts';
import type { ConversationStore } from '../../../../services/storage/conversationStore.ts';
import { ConversationState } from '../../../conversationState.ts';
import type { Turns } from '../../../turns.ts';
import { type ThreadAddress, threadKey } from '../addressBook.ts';
import type { Connector } from '../connector.ts';
import { isLost } from '../staff/isLost.ts';
import type { TeamsPlace } from '../teamsPlace.ts';
import { carry } from './carry.ts';
import { outcomeOf } from './outcomeOf.ts';
import { pace } from './pace.ts';
import { nextPiece, type Piece } from './pieces.ts';
import { retries as retriesOf } from './retries.ts';
import { begun, isUnderWay, type Mark, type Outcome, settled } from './steps.ts';
import { typing as typingOf } from './typing.ts';

interface Dependencies {
  readonly store: Pick<ConversationStore, 'load' | 'read'>;
  readonly channelStore: Pick<ChannelStore, 'unsent' | 'allSent' | 'remember'>;
  /** Asked late: turns publish through the channel. */
  readonly turns: () => Pick<Turns, 'speak'>;
  readonly connector: Connector;
  /** Other processes may send what is said in the same conversations. */
  readonly isShared: boolean;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
  /** Tests have their own time. Rejects when the signal aborts. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Sender {
  /** There may be something to be sent. Returns at once. */
  wake(conversationId: string): void;
  /** Shows that the bot is at work, if that is worth a message now. */
  typing(conversationId: string): void;
  /** Takes up what was left unsent, here or by another process, now and from then on. */
  start(): void;
  /** Resolves when nothing is being sent that could be sent now. */
  idle(): Promise<void>;
  /** Sends what it is at, and no more. */
  stop(): Promise<void>;
}

const ROUND_MS = 2_000;
/** Whoever says something younger than this is about to send it. */
const YOUNG_MS = 5_000;
/** What was to be said so long ago has been said, or never will be. */
const SAID_MS = 10_000;
/** Older than this, it waits for more than its turn. */
const LATE_MS = 30_000;
/** So many conversations are taken up at once, and looked at for the oldest message. */
const MOST_AT_ONCE = 50;
/** A process that stood still for longer leaves it, for others may think that it was sent. */
const STALE_MS = 15_000;
/** Whoever is sending goes on with what comes after; unless it has looked for that already. */
const LOOK_AGAIN_MS = 400;
const LONGEST_WAIT_MS = 60_000;
const STORE_WAIT_MS = 500;
/** What is to be done now: nothing, the same again, or nothing until later. */
type Next = 'none' | 'again' | { readonly waitMs: number };

export function sender(given: Dependencies): Sender {
  const { store, channelStore, turns, connector, isShared, metrics, clock, log } = given;
  const { pause = async (ms, signal) => sleep(ms, undefined, { signal, ref: false }) } = given;
  const self = randomUUID();
  const limiter = localLimiter(clock);
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  /** Woken while it was being sent. */
  const again = new Set<string>();
  const waiting = new Set<string>();
  const retries = retriesOf();
  let round = Promise.resolve();

  const now = (): number => clock().toMillis();
  const isStopping = (): boolean => stopping.signal.aborted;
  const rest = async (ms: number): Promise<void> =>
    pause(ms, stopping.signal).catch(() => undefined);

  async function placeOf(conversationId: string): Promise<TeamsPlace | undefined> {
    const record = await store.load(conversationId);
    return record && ConversationState.parse(record.state).teams;
  }

  /** Changes the place as it is by then. False if `step` sees no reason to, or the conversation is gone. */
  async function change(
    conversationId: string,
    step: (place: TeamsPlace) => TeamsPlace | undefined,
  ): Promise<boolean> {
    let isChanged = false;
    await turns().speak(conversationId, (state) => {
      const after = state.teams && step(state.teams);
      isChanged = after !== undefined;
      return { state: after === undefined ? state : { ...state, teams: after }, replies: [] };
    });
    return isChanged;
  }

  /** What Teams has taken must be written down, however long that takes. */
  async function kept(what: string, work: () => Promise<unknown>): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      try {
        await work();
        return;
      } catch (error) {
        log.error({ err: error }, `${what} could not be written down, will be tried again`);
        if (isStopping()) throw error;
        await rest(Math.min(STORE_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS / 2));
      }
    }
  }

  /** What another life of a process was at. It may have arrived, so it is not sent again. */
  async function giveUp(conversationId: string, mark: Mark): Promise<Next> {
    const isOurs = await change(conversationId, (place) => {
      const after = settled(place, mark, { kind: 'unconfirmed' });
      return after.sending === place.sending ? undefined : after;
    });
    if (isOurs) {
      metrics.count('support_teams_messages_total', { result: 'unconfirmed' });
      log.warn({ conversationId, seq: mark.seq }, 'a message to Teams may not have arrived');
    }
    return 'again';
  }

  async function send(conversationId: string, place: TeamsPlace, piece: Piece): Promise<Next> {
    const { seq, part, key } = piece;
    const mark: Mark = { seq, at: now(), by: self, ...(part === undefined ? {} : { part }) };
    // Somebody else was faster: it is looked at anew.
    if (!(await change(conversationId, (at) => begun(at, piece, mark)))) return 'again';
    failpoint('send.marked');
    const settle = async (outcome: Outcome): Promise<void> =>
      kept('what was sent', async () =>
        change(conversationId, (at) => settled(at, mark, outcome, key)),
      );
    if (now() - mark.at > STALE_MS) {
      await settle({ kind: 'later', notBefore: now() });
      return 'again';
    }
    const carried = await carry(connector, place, piece);
    const outcome = outcomeOf(carried, {
      conversationId,
      place,
      piece,
      retries,
      now: now(),
      log,
    });
    failpoint('send.sent');
    if (outcome.kind === 'sent' && outcome.conversationId !== undefined) {
      const thread: ThreadAddress = { conversationId };
      const at = threadKey(outcome.conversationId);
      await kept('a thread', async () => channelStore.remember(at, { ...thread }, conversationId));
    }
    await settle(outcome);
    failpoint('send.settled');
    const result = outcome.kind === 'later' ? 'delayed' : outcome.kind;
    metrics.count('support_teams_messages_total', { result });
    if (outcome.kind === 'later') return { waitMs: outcome.notBefore - now() };
    retries.forget(conversationId);
    return outcome.kind === 'gone' ? 'none' : 'again';
  }

  async function sendNext(conversationId: string): Promise<Next> {
    const place = await placeOf(conversationId);
    // Erased: one that begins anew has not failed yet.
    if (place === undefined) retries.forget(conversationId);
    if (place === undefined || place.isGone === true) return 'none';
    const { sending, notBefore = 0 } = place;
    // What this life has marked and is not at any more was never sent.
    if (sending !== undefined && sending.by !== self) {
      const isLeft = !isShared || !isUnderWay(sending, now());
      if (isLeft) return giveUp(conversationId, sending);
      return { waitMs: LOOK_AGAIN_MS };
    }
    const from = isLost(place) ? 1 : place.sent + 1;
    const piece = nextPiece(await store.read(conversationId, from), place);
    if (piece === undefined) return 'none';
    if (notBefore > now()) return { waitMs: notBefore - now() };
    for (let waitMs = 1; waitMs > 0 && !isStopping();) {
      waitMs = await pace(limiter, conversationId);
      if (waitMs > 0) await rest(waitMs);
    }
    return isStopping() ? 'none' : send(conversationId, place, piece);
  }

  function later(conversationId: string, ms: number): void {
    if (waiting.has(conversationId) || isStopping()) return;
    waiting.add(conversationId);
    void rest(ms).then(() => {
      waiting.delete(conversationId);
      wake(conversationId);
    });
  }

  /** @param unsent let go of when nothing is left of it */
  async function drain(conversationId: string, unsent: Unsent | undefined): Promise<void> {
    try {
      let next: Next = 'again';
      while (!isStopping() && (next === 'again' || again.has(conversationId))) {
        again.delete(conversationId);
        next = await sendNext(conversationId);
        // Waking does not make it any earlier.
        if (typeof next === 'object') again.delete(conversationId);
      }
      if (typeof next === 'object') later(conversationId, next.waitMs);
      else if (next === 'none' && unsent !== undefined && !isStopping()) {
        await channelStore.allSent(unsent);
      }
    } catch (error) {
      log.error({ conversationId, err: error }, 'Teams could not be told, will be tried again');
      later(conversationId, retries.delay(conversationId, STORE_WAIT_MS));
    }
    running.delete(conversationId);
    // Woken after it was looked at for the last time.
    if (again.delete(conversationId)) wake(conversationId);
  }

  function wake(conversationId: string, unsent?: Unsent): void {
    if (isStopping() || waiting.has(conversationId)) return;
    if (running.has(conversationId)) {
      again.add(conversationId);
      return;
    }
    again.delete(conversationId);
    // It begins when this returns: what is woken by a commit must not run inside of it.
    const run = Promise.resolve().then(async () => drain(conversationId, unsent));
    running.set(conversationId, run);
  }

  async function oldest(unsent: readonly Unsent[]): Promise<number> {
    let oldestAt = now();
    for (const { conversationId, at } of unsent.slice(0, MOST_AT_ONCE)) {
      if (now() - at < LATE_MS) continue;
      const place = await placeOf(conversationId);
      if (place === undefined || place.isGone === true) continue;
      const piece = nextPiece(await store.read(conversationId, place.sent + 1), place);
      oldestAt = Math.min(oldestAt, piece?.at ?? oldestAt);
    }
    return now() - oldestAt;
  }

  async function takeUp(isFirst: boolean): Promise<void> {
    const unsent = await channelStore.unsent();
    for (const one of unsent) {
      const { conversationId } = one;
      if (running.size >= MOST_AT_ONCE) break;
      if (running.has(conversationId) || waiting.has(conversationId)) continue;
      const age = now() - one.at;
      if (age < YOUNG_MS && (isShared || !isFirst)) continue;
      wake(conversationId, age < SAID_MS ? undefined : one);
    }
    metrics.gauge('support_teams_oldest_seconds', (await oldest(unsent)) / 1000, {});
  }

  async function rounds(): Promise<void> {
    for (let isFirst = true; !isStopping(); isFirst = false) {
      try {
        await takeUp(isFirst);
      } catch (error) {
        log.warn({ err: error }, 'what is to be sent to Teams could not be looked for');
      }
      // Not all processes at the same instant.
      await rest(ROUND_MS * (0.5 + Math.random()));
    }
  }

  const typing = typingOf({
    placeOf,
    connector,
    isFree: async (conversationId) => (await pace(limiter, conversationId)) === 0,
    now,
  });

  return {
    wake: (conversationId) => wake(conversationId),

    typing(conversationId) {
      const isSending = running.has(conversationId) || waiting.has(conversationId);
      if (!isSending && !isStopping()) typing(conversationId);
    },

    start() {
      round = rounds();
    },

    async idle() {
      while (running.size > 0) await Promise.all(running.values());
    },

    async stop() {
      stopping.abort();
      await round;
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}
