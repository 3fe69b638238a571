/** Where people and threads are found in Teams, by the keys under which the channel store keeps it. */
import { z } from 'zod';
import type { ChannelStore } from '../../../services/storage/channelStore.ts';

export const PersonAddress = z.object({
  serviceUrl: z.string(),
  /** Teams' id of the personal chat. */
  chatId: z.string(),
  /** As Teams names them to us, `29:…`. */
  userId: z.string(),
});
export type PersonAddress = z.infer<typeof PersonAddress>;

/** A thread of ours: our id of the conversation that is held in it. */
export const ThreadAddress = z.object({ conversationId: z.string() });
export type ThreadAddress = z.infer<typeof ThreadAddress>;

/** A team or channel that the bot was added to. */
export const TeamAddress = z.object({ serviceUrl: z.string(), tenantId: z.string() });
export type TeamAddress = z.infer<typeof TeamAddress>;

export const personKey = (tenantId: string, aadObjectId: string): string =>
  `person:${tenantId}:${aadObjectId}`;
/** @param conversationId of Teams, with `;messageid=` in it */
export const threadKey = (conversationId: string): string => `thread:${conversationId}`;
export const teamKey = (teamId: string): string => `team:${teamId}`;
export const channelKey = (channelId: string): string => `channel:${channelId}`;

/** An entry that an older version wrote differently is as good as none. */
export async function found<T>(
  store: Pick<ChannelStore, 'find'>,
  key: string,
  as: z.ZodType<T>,
): Promise<T | undefined> {
  return as.safeParse(await store.find(key)).data;
}
