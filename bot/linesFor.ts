/** Which lines of a conversation go along with a request, in its transcript. */
import { z } from 'zod';
import type { ConversationStore, LoggedActivity } from '../services/storage/conversationStore.ts';

/** Whoever talks all day must not make every request of theirs dearer: the rest is in their earlier ones. */
const MOST = 120;
/** As many as a whole case has; so many go along even if a part was in the request before. */
const LEAST = 40;

/** The receipt of a request: what was said up to here went along with that one. */
const Receipt = z.object({
  channelData: z.object({
    intake: z.object({ outcome: z.object({ kind: z.enum(['raised', 'joined']) }) }),
  }),
});

const isReceipt = ({ sender, activity }: LoggedActivity): boolean =>
  sender === 'bot' && Receipt.safeParse(activity).success;

/** What was said since the request before this one, within those bounds. @param last of the lines */
export async function linesFor(
  store: Pick<ConversationStore, 'read'>,
  conversationId: string,
  last: number,
): Promise<readonly LoggedActivity[]> {
  const lastOnes = async (count: number) =>
    store.read(conversationId, Math.max(1, last - count + 1));
  const few = await lastOnes(LEAST);
  if (few.length < LEAST || few.some(isReceipt)) return few;
  const many = await lastOnes(MOST);
  return many.slice(many.findLastIndex(isReceipt) + 1);
}
