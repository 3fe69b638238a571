/** Goes through all there is, a page at a time, so that whoever else has work to do can do it in between. */
import { setImmediate } from 'node:timers/promises';
import type { CaseArchive, HeldCase } from '../cases/caseArchive.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import type { ConversationArchive, UsedConversation } from '../storage/conversationArchive.ts';
import type { Held } from './held.ts';

const PAGE = 20;

async function* pages<T>(next: (after: T | undefined) => Promise<readonly T[]>): AsyncGenerator<T> {
  let after: T | undefined;
  for (;;) {
    const page = await next(after);
    yield* page;
    after = page.at(-1);
    if (after === undefined) return;
    await setImmediate();
  }
}

/** What changes its place in the list while it is gone through may be left out: collect first, then change. */
export const everyRequest = (requests: Held['requests']): AsyncGenerator<SupportRequest> =>
  pages<SupportRequest>(async (after) =>
    requests.list({ limit: PAGE, ...(after === undefined ? {} : { before: after.reference }) }),
  );

export const everyConversation = (
  archive: ConversationArchive,
  before = Number.MAX_SAFE_INTEGER,
  from?: UsedConversation,
): AsyncGenerator<UsedConversation> =>
  pages<UsedConversation>(async (after = from) =>
    archive.usedBefore({ before, after, limit: PAGE }),
  );

export const everyCase = (cases: CaseArchive): AsyncGenerator<HeldCase> =>
  pages<HeldCase>(async (after) => cases.page(after?.caseNumber, PAGE));
