import { z } from 'zod';

/** Where a conversation is in Teams, and how much of its log was sent there. Plain JSON. */
export const TeamsPlace = z.object({
  /** Of the allowlist: checked before it is stored, and again before anything is sent. */
  serviceUrl: z.url(),
  tenantId: z.string().max(100),
  /** Teams' id; of a thread `<channel>;messageid=<root>`. Absent until a thread of ours has begun. */
  conversationId: z.string().max(500).optional(),
  /** Of a thread of staff: the channel in which it begins. */
  channelId: z.string().max(200).optional(),
  /** The person, as Teams names them to us (`29:…`), and in the tenant's directory. */
  userId: z.string().max(200).optional(),
  aadObjectId: z.string().max(100).optional(),
  /** The bot, as Teams names it. */
  bot: z.object({ id: z.string().max(200), name: z.string().max(200).optional() }).optional(),
  /** Up to here the log was sent. */
  sent: z.number().int().min(0),
  /** What is being sent; found after a crash, it may have arrived, and is not sent again. */
  sending: z
    .object({
      seq: z.number().int(),
      /** Of a line that goes as several messages. */
      part: z.number().int().optional(),
      /** Epoch milliseconds. */
      at: z.number(),
      /** Life of a process. */
      by: z.string().max(50).optional(),
    })
    .optional(),
  /** Of the line after `sent` so many messages were sent. */
  parts: z.object({ seq: z.number().int(), count: z.number().int() }).optional(),
  /** Teams wants nothing before then, epoch milliseconds. */
  notBefore: z.number().optional(),
  /** A thread was begun of which Teams did not say where: it may be there, and `conversationId` another one. */
  isUnseen: z.boolean().optional(),
  /** How many were, and were not found again; absent: the one. */
  unseen: z.number().int().min(2).optional(),
  /** Ids that Teams gave to messages which may be replaced, by the id in our log. */
  ids: z.record(z.string(), z.string()).default({}),
  /** The bot was removed or blocked: nothing is sent until somebody writes again. */
  isGone: z.boolean().optional(),
  /** When it was removed, epoch milliseconds: adding it again is another beginning. */
  goneAt: z.number().optional(),
  /** When the person was last looked up in the directory, epoch milliseconds. */
  lookedUpAt: z.number().optional(),
});
export type TeamsPlace = z.infer<typeof TeamsPlace>;
