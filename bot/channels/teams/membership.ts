import type { ChannelStore } from '../../../services/storage/channelStore.ts';
import { channelKey, type TeamAddress, teamKey } from './addressBook.ts';
import { chatOf } from './chatOf.ts';
import type { Chats } from './chats.ts';
import { isPersonal, type TeamsActivity, tenantOf } from './teamsActivity.ts';
import { TEAMS_EVENTS } from './teamsLine.ts';

/** The bot was added or removed, or something has changed about where it is. */
export type Membership = (activity: TeamsActivity) => Promise<void>;

export function membership(options: {
  readonly chats: Chats;
  readonly channelStore: Pick<ChannelStore, 'remember' | 'forget'>;
}): Membership {
  const { chats, channelStore } = options;

  const has = (members: readonly { readonly id: string }[] | undefined, id: string): boolean =>
    members?.some((member) => member.id === id) ?? false;

  async function inPersonal(activity: TeamsActivity): Promise<void> {
    const { type, action, membersAdded, membersRemoved, recipient, from, id } = activity;
    if (from.id === '') return;
    const chat = chatOf(activity);
    const isAdded =
      type === 'installationUpdate' ? action === 'add' : has(membersAdded, recipient.id);
    if (isAdded) {
      await chats.begin(chat);
      return;
    }
    const isRemoved =
      type === 'installationUpdate' ? action === 'remove' : has(membersRemoved, recipient.id);
    if (!isRemoved || (await chats.find(chat)) === undefined) return;
    await chats.receive(chat, { type: 'event', name: TEAMS_EVENTS.gone }, `gone ${id ?? ''}`);
  }

  async function inTeam(activity: TeamsActivity): Promise<void> {
    const { type, action, membersAdded, membersRemoved, recipient, channelData } = activity;
    const { team, channel, eventType } = channelData;
    const keys = [
      ...(team === undefined ? [] : [teamKey(team.id), channelKey(team.id)]),
      ...(channel === undefined ? [] : [channelKey(channel.id)]),
    ];
    if (action === 'remove' || has(membersRemoved, recipient.id) || eventType === 'teamDeleted') {
      for (const key of keys) await channelStore.forget(key);
      return;
    }
    if (eventType === 'channelDeleted' && channel !== undefined) {
      await channelStore.forget(channelKey(channel.id));
      return;
    }
    const isAdded =
      type === 'installationUpdate' ? action !== undefined : has(membersAdded, recipient.id);
    const address: TeamAddress = {
      serviceUrl: activity.serviceUrl,
      tenantId: tenantOf(activity) ?? '',
    };
    const isThere = isAdded || eventType === 'channelCreated' || eventType === 'channelRestored';
    if (isThere) for (const key of keys) await channelStore.remember(key, { ...address });
  }

  return async (activity) => {
    if (activity.conversation.conversationType === 'channel' || activity.channelData.team) {
      return inTeam(activity);
    }
    return isPersonal(activity) ? inPersonal(activity) : undefined;
  };
}
