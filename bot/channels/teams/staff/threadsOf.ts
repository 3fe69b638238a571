/** In which threads a request is shown: one in each channel that it has come to. */
import { staffThreadId } from '../../../../services/handoff/staffThreadId.ts';
import type { SupportRequest } from '../../../../services/requests/supportRequest.ts';
import { workOf } from '../../../../services/requests/work.ts';

export interface Thread {
  /** Of the conversation. */
  readonly id: string;
  readonly channelId: string;
  /** Of those who are told there now. The others have seen it being passed on. */
  readonly isCurrent: boolean;
}

/**
 * In the order in which they begin. A queue without a channel leaves it where it was; queues that share a
 * channel share the thread.
 */
export function threadsOf(
  request: SupportRequest,
  channelOf: (queue: string) => string | undefined,
): readonly Thread[] {
  const { queues, reference } = request;
  const last = Math.min(workOf(request).queue, queues.length - 1);
  const threads = new Map<string, string>();
  let current: string | undefined;
  for (const { id } of queues.slice(0, last + 1)) {
    const channelId = channelOf(id);
    if (channelId === undefined) continue;
    current = channelId;
    // The first has the plain name, whichever queue it is.
    const queue = threads.size === 0 ? undefined : id;
    if (!threads.has(channelId)) threads.set(channelId, staffThreadId(reference, queue));
  }
  return [...threads].map(([channelId, id]) => ({
    id,
    channelId,
    isCurrent: channelId === current,
  }));
}
