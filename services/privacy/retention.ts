/** Lets go of what has been kept long enough, by kind. Ages are read from what is stored: a restart forgets none. */
import type { Duration } from 'luxon';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { referenceOfThread } from '../handoff/staffThreadId.ts';
import { isOpen } from '../requests/alone.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import type { UsedConversation } from '../storage/conversationArchive.ts';
import { erasedRequest } from './erasedRequest.ts';
import { everyConversation, everyRequest } from './everything.ts';
import type { Held } from './held.ts';
import { filesOf } from './holdings.ts';

/** How long each kind is kept. */
export interface KeptFor {
  /** Unfinished requests, after the last line. */
  readonly drafts: Duration;
  /** Files, after their request is done. Those that were never sent go with the draft. */
  readonly files: Duration;
  /** Conversations with all that was said, after the last line. */
  readonly conversations: Duration;
  /** What is personal in requests, after they are done. */
  readonly requests: Duration;
  /** Mails that are kept here for want of a server. */
  readonly mails: Duration;
}

interface Dependencies {
  readonly held: Held;
  readonly keptFor: KeptFor;
  readonly clock: Clock;
  /** Takes out of a conversation an unfinished request that was last added to before then, and says so. */
  readonly dropDraft: (conversationId: string, before: number) => Promise<void>;
  readonly log: Log;
}

/** How many of each kind went. */
export type Swept = Readonly<Record<'conversations' | 'requests' | 'files' | 'mails', number>>;

export interface Retention {
  sweep(): Promise<Swept>;
}

/** When the last thing happened to a request that is done; undefined while it is not. */
function doneAt(request: SupportRequest): number | undefined {
  if (isOpen(request)) return undefined;
  const { raisedAt, deliveredAt, events } = request;
  const instants = [raisedAt, deliveredAt ?? raisedAt, ...events.map(({ at }) => at)];
  return Math.max(...instants.map((at) => Date.parse(at)));
}

export function retention({ held, keptFor, clock, dropDraft, log }: Dependencies): Retention {
  /** Up to here drafts were dropped: only what has grown old since has to be looked at. */
  let drafted: UsedConversation | undefined;

  const ago = (duration: Duration): number => clock().minus(duration).toMillis();

  async function drafts(): Promise<void> {
    const before = ago(keptFor.drafts);
    for await (const used of everyConversation(held.conversationArchive, before, drafted)) {
      // One that can't be read must not keep the others.
      await tried('draft', async () => dropDraft(used.id, before).then(() => 0));
      drafted = used;
    }
  }

  async function conversations(): Promise<number> {
    const old: string[] = [];
    const before = ago(keptFor.conversations);
    for await (const { id } of everyConversation(held.conversationArchive, before)) {
      if (!(await isShowing(id))) old.push(id);
    }
    for (const id of old) await held.conversationArchive.erase(id);
    return old.length;
  }

  /** Without its thread, what staff were shown of a request could not be taken back when that is erased. */
  async function isShowing(conversationId: string): Promise<boolean> {
    const reference = referenceOfThread(conversationId);
    if (reference === undefined) return false;
    const request = await held.requests.get(reference);
    return request !== undefined && request.erasedAt === undefined;
  }

  async function requests(): Promise<number> {
    const before = ago(keptFor.requests);
    const old: string[] = [];
    for await (const request of everyRequest(held.requests)) {
      const at = doneAt(request);
      if (request.erasedAt === undefined && at !== undefined && at < before)
        old.push(request.reference);
    }
    const at = clock().toJSDate().toISOString();
    for (const reference of old) {
      await held.requests.update(reference, (now) => ({
        // Disputed since: it is open again, and needed.
        request: isOpen(now) ? now : erasedRequest(now, at),
      }));
      await held.outbox?.eraseProblems(reference);
    }
    return old.length;
  }

  /** Until when each file is needed by a request; those that no request names are in none. */
  async function needed(): Promise<ReadonlyMap<string, number>> {
    const until = new Map<string, number>();
    const keptMs = keptFor.files.toMillis();
    for await (const request of everyRequest(held.requests)) {
      const done = doneAt(request);
      const end = done === undefined ? Number.POSITIVE_INFINITY : done + keptMs;
      for (const id of filesOf([request])) until.set(id, Math.max(end, until.get(id) ?? 0));
    }
    return until;
  }

  /** May a file that nobody has sent yet still be sent? */
  async function isInUse(conversationId: string): Promise<boolean> {
    const log = await held.conversations.read(conversationId, 1);
    const last = log.findLast(({ sender }) => sender === 'user')?.at;
    return last !== undefined && last >= ago(keptFor.drafts);
  }

  async function files(): Promise<number> {
    const oldest = ago(keptFor.drafts);
    const old = [];
    for await (const file of held.files.all()) {
      if (Date.parse(file.receivedAt) < oldest) old.push(file);
    }
    const now = clock().toMillis();
    const until = old.length === 0 ? new Map<string, number>() : await needed();
    let dropped = 0;
    for (const { id, conversationId } of old) {
      const end = until.get(id);
      const isKept = end === undefined ? await isInUse(conversationId) : end >= now;
      if (isKept) continue;
      await held.files.drop(id);
      dropped += 1;
    }
    await held.files.dropLeftovers(oldest);
    return dropped;
  }

  async function mails(): Promise<number> {
    const before = ago(keptFor.mails);
    const old = ((await held.mails?.all()) ?? []).filter(
      ({ sentAt }) => Date.parse(sentAt) < before,
    );
    for (const { id } of old) await held.mails?.erase(id);
    const now = clock().toMillis();
    await held.codes?.erase(({ expiresAt }) => expiresAt <= now);
    return old.length;
  }

  /** One kind that can't be swept now must not keep the others. */
  async function tried(kind: string, work: () => Promise<number>): Promise<number> {
    try {
      return await work();
    } catch (error) {
      log.error({ err: error, kind }, 'retention failed, will be tried again');
      return 0;
    }
  }

  return {
    async sweep() {
      await tried('drafts', async () => drafts().then(() => 0));
      const swept = {
        // Files before requests: those say until when files are kept.
        files: await tried('files', files),
        conversations: await tried('conversations', conversations),
        requests: await tried('requests', requests),
        mails: await tried('mails', mails),
      };
      await tried('store', async () => held.scrub().then(() => 0));
      if (Object.values(swept).some((count) => count > 0)) log.info({ swept }, 'retention');
      return swept;
    },
  };
}
