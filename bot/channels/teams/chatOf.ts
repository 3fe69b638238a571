import type { Chat } from './chats.ts';
import { clientOf } from './spoken.ts';
import { type TeamsActivity, tenantOf } from './teamsActivity.ts';

/** The chat in which something was said, by whoever said it. */
export function chatOf(activity: TeamsActivity): Chat {
  const { serviceUrl, conversation, from, recipient } = activity;
  return {
    serviceUrl,
    tenantId: tenantOf(activity) ?? '',
    chatId: conversation.id,
    userId: from.id,
    aadObjectId: from.aadObjectId,
    name: from.name,
    bot: { id: recipient.id, ...(recipient.name === undefined ? {} : { name: recipient.name }) },
    ...clientOf(activity),
  };
}
