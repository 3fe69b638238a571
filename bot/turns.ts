/** One turn at a time per conversation: takes unanswered lines in order, and commits each turn whole. */
import { randomBytes } from 'node:crypto';
import type { Activity } from 'botbuilder-core';
import { reply } from '../dialogs/replies/replies.ts';
import type {
  ConversationStore,
  LoggedActivity,
  TurnCommit,
} from '../services/storage/conversationStore.ts';
import { noTurnLock, type TurnLock } from '../services/storage/turnLock.ts';
import type { ConversationAdapter } from './conversationAdapter.ts';
import { ConversationState } from './conversationState.ts';
import { failpoint } from '../services/failpoint.ts';
import type { Log } from '../services/log.ts';
import type { SupportBot } from './supportBot.ts';

interface Dependencies {
  readonly store: ConversationStore;
  /** Where other processes serve the same conversations. */
  readonly lock?: TurnLock;
  readonly adapter: ConversationAdapter;
  readonly bot: SupportBot;
  /** Pushes what was committed to the people who are there. */
  readonly publish: (conversationId: string, lines: readonly LoggedActivity[]) => void;
  readonly typing: (conversationId: string) => void;
  readonly log: Log;
}

type Change = (state: ConversationState) => {
  readonly state: ConversationState;
  readonly replies: TurnCommit['replies'];
};

export interface Turns {
  /** There are lines to answer. Returns at once. */
  wake(conversationId: string): void;
  /** Says something outside a turn; `change` sees the current state and is tried until it is committed. */
  speak(conversationId: string, change: Change): Promise<void>;
  /** Takes up what an earlier process left unanswered. */
  recover(): Promise<void>;
  /** Takes up what seems to have been left: lines that were there before an instant (epoch ms). */
  takeUp(before: number): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Begins nothing new and lets the turns under way end. */
  stop(): Promise<void>;
}

/** Shown when a turn takes so long that people would wonder. */
const TYPING_AFTER_MS = 300;
/** The store failed: the line stays in the inbox, and is tried again this much later, then later still. */
const RETRY_MS = [500, 2_000, 10_000, 30_000] as const;

/** JSON as the log keeps it. */
const plain = (activity: Partial<Activity>): TurnCommit['replies'][number] =>
  activity as TurnCommit['replies'][number];

export function turns({
  store,
  lock = noTurnLock,
  adapter,
  bot,
  publish,
  typing,
  log,
}: Dependencies): Turns {
  /** The work under way, by conversation: a chain, so that two turns of one never overlap. */
  const chains = new Map<string, Promise<void>>();
  const failures = new Map<string, number>();
  const timers = new Map<string, NodeJS.Timeout>();
  let isStopping = false;

  function chain(conversationId: string, work: () => Promise<void>): Promise<void> {
    const before = chains.get(conversationId) ?? Promise.resolve();
    const next = before.then(work);
    // The chain itself never breaks; whoever waits for `next` hears of a failure.
    const link = next
      .catch(() => undefined)
      .then(() => {
        if (chains.get(conversationId) === link) chains.delete(conversationId);
      });
    chains.set(conversationId, link);
    return next;
  }

  /** A turn that fails keeps the state as it was, apologises, and leaves a code in the log. */
  function apology(conversationId: string, error: unknown): TurnCommit['replies'] {
    const code = randomBytes(4).toString('hex');
    log.error({ conversationId, code, err: error }, 'a turn failed');
    return [
      {
        type: 'message',
        textFormat: 'plain',
        text: reply('root.trouble', { code }),
        channelData: { reply: 'root.trouble' },
      },
    ];
  }

  async function answer(
    conversationId: string,
    stored: unknown,
    line: LoggedActivity,
  ): Promise<Pick<TurnCommit, 'state' | 'replies'>> {
    const timer = setTimeout(() => typing(conversationId), TYPING_AFTER_MS);
    try {
      const before = ConversationState.parse(stored);
      let state = before;
      const said = await adapter.run(line.activity, async (context) => {
        state = await bot.onTurn(context, { conversationId, lineId: String(line.seq) }, before);
      });
      return { state, replies: said.map(plain) };
    } catch (error) {
      return { state: stored, replies: apology(conversationId, error) };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Answers the next line, or says that there is no other. */
  async function answerNext(
    conversationId: string,
    fence: number | undefined,
  ): Promise<'none' | 'answered' | 'conflict'> {
    const line = await store.nextUnhandled(conversationId);
    if (line === undefined) return 'none';
    const record = await store.load(conversationId);
    if (record === undefined) return 'none';
    failpoint('turn.loaded');
    const { state, replies } = await answer(conversationId, record.state, line);
    failpoint('turn.answered');
    const result = await store.commit({
      id: conversationId,
      version: record.version,
      state,
      handled: line.seq,
      ...(fence === undefined ? {} : { fence }),
      replies,
    });
    failpoint('turn.committed');
    // A conflict means that somebody else has spoken meanwhile: the line is answered anew.
    if (result.kind === 'conflict') return 'conflict';
    publish(conversationId, result.logged);
    failpoint('turn.published');
    // Nothing has come between the line and the last reply.
    return result.logged.at(-1)?.seq === line.seq + replies.length ? 'none' : 'answered';
  }

  /** False if a line was not answered because somebody else was at work: the lock may be lost. */
  async function answerAll(conversationId: string, fence: number | undefined): Promise<boolean> {
    while (!isStopping) {
      const answered = await answerNext(conversationId, fence);
      if (answered !== 'answered') return answered === 'none';
    }
    return true;
  }

  async function drain(conversationId: string): Promise<void> {
    try {
      let isDone = false;
      while (!isStopping && !isDone) {
        isDone = await lock.hold(conversationId, async (fence) => answerAll(conversationId, fence));
      }
      failures.delete(conversationId);
      // Another process may have answered: nothing is waited for here any more.
      publish(conversationId, []);
    } catch (error) {
      const failed = failures.get(conversationId) ?? 0;
      failures.set(conversationId, failed + 1);
      const delay = RETRY_MS[Math.min(failed, RETRY_MS.length - 1)] ?? 30_000;
      log.error(
        { conversationId, err: error, delay },
        'a turn could not be kept, will be tried again',
      );
      if (isStopping || timers.has(conversationId)) return;
      timers.set(
        conversationId,
        setTimeout(() => {
          timers.delete(conversationId);
          wake(conversationId);
        }, delay),
      );
    }
  }

  /** False if somebody else has spoken meanwhile. */
  async function sayOnce(
    conversationId: string,
    change: Change,
    fence: number | undefined,
  ): Promise<boolean> {
    const record = await store.load(conversationId);
    if (record === undefined) return true;
    const before = ConversationState.parse(record.state);
    const { state, replies } = change(before);
    // Told already, or nothing to tell.
    if (replies.length === 0 && state === before) return true;
    const { version } = record;
    const fenced = fence === undefined ? {} : { fence };
    const said = { id: conversationId, version, state, replies, ...fenced };
    const result = await store.commit(said);
    if (result.kind === 'conflict') return false;
    failpoint('tell.committed');
    publish(conversationId, result.logged);
    return true;
  }

  function wake(conversationId: string): void {
    if (isStopping) return;
    failpoint('turn.woken');
    void chain(conversationId, async () => drain(conversationId));
  }

  return {
    wake,
    async speak(conversationId, change) {
      await chain(conversationId, async () => {
        let isSaid = false;
        while (!isSaid) {
          isSaid = await lock.hold(conversationId, async (fence) =>
            sayOnce(conversationId, change, fence),
          );
        }
      });
    },
    async recover() {
      for (const conversationId of await store.unfinished()) wake(conversationId);
    },
    async takeUp(before) {
      for (const conversationId of await store.unfinished()) {
        // What is under way here needs nobody to take it up.
        if (isStopping || chains.has(conversationId) || timers.has(conversationId)) continue;
        const line = await store.nextUnhandled(conversationId);
        if (line === undefined || line.at >= before) continue;
        chain(conversationId, async () =>
          lock.holdIfFree(conversationId, async (fence) => {
            await answerAll(conversationId, fence);
          }),
        ).catch((error: unknown) =>
          log.warn({ conversationId, err: error }, 'a line that was left was not answered'),
        );
      }
    },
    async idle() {
      while (chains.size > 0) await Promise.all(chains.values());
    },
    async stop() {
      isStopping = true;
      failpoint('stop.turns');
      for (const timer of timers.values()) clearTimeout(timer);
      while (chains.size > 0) await Promise.all(chains.values());
    },
  };
}
