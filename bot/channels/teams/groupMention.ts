import { reply } from '../../../dialogs/replies/replies.ts';
import type { ChannelStore } from '../../../services/storage/channelStore.ts';
import type { FrontDoor } from '../../http/frontDoor.ts';
import { HttpProblem } from '../../http/problem.ts';
import { found, PersonAddress, personKey } from './addressBook.ts';
import { chatOf } from './chatOf.ts';
import type { Chat, Chats } from './chats.ts';
import type { Connector } from './connector.ts';
import { conversationIdOf } from './conversationIdOf.ts';
import { filesInGroup } from './files.ts';
import type { Remark } from './remark.ts';
import type { TeamsActivity } from './teamsActivity.ts';

/** Somebody has mentioned the bot where others read along. */
export type GroupMention = (activity: TeamsActivity, text: string) => Promise<void>;

interface Dependencies {
  readonly chats: Chats;
  readonly channelStore: Pick<ChannelStore, 'find'>;
  readonly connector: Pick<Connector, 'openPersonal'>;
  readonly door: Pick<FrontDoor, 'limits' | 'admission'>;
  readonly remark: Remark;
}

/** Of the bot, or of the app with the same id. */
const linkTo = (botId: string): string =>
  `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(botId)}`;
const linkToAdd = (botId: string): string =>
  `https://teams.microsoft.com/l/app/${encodeURIComponent(botId.replace(/^28:/, ''))}`;

const leftBehind = (names: readonly string[]) =>
  names.length === 0
    ? {}
    : {
        channelData: {
          refusedAttachments: names.map((name) => ({ name, reason: 'group' })),
        },
      };

/**
 * Takes what was said to the person's own chat and answers there: in a group nothing of an account may be said,
 * and nobody knows who reads along later.
 */
export function groupMention(given: Dependencies): GroupMention {
  const { chats, channelStore, connector, door, remark } = given;

  /** The person's own chat; `notThere`: they have not added the bot. */
  async function own(activity: TeamsActivity): Promise<Chat | 'notThere'> {
    const here = chatOf(activity);
    const { tenantId, aadObjectId, serviceUrl, userId } = here;
    const known =
      aadObjectId === undefined
        ? undefined
        : await found(channelStore, personKey(tenantId, aadObjectId), PersonAddress);
    if (known !== undefined) {
      // In a group people may have another id.
      return { ...here, chatId: known.chatId, userId: known.userId };
    }
    const started = await connector.openPersonal({ serviceUrl, tenantId, userId });
    switch (started.kind) {
      case 'started':
        return { ...here, chatId: started.conversationId };
      case 'refused':
        return 'notThere';
      // There is one such chat, however often it is opened: Teams sends this again.
      case 'later':
      case 'unconfirmed':
        throw new HttpProblem(503, 'Busy', 'The person’s chat can’t be reached now.', {
          retryAfterMs: started.kind === 'later' ? started.afterMs : 2000,
        });
    }
  }

  return async (activity, text) => {
    const { id = '', recipient, conversation } = activity;
    const key = `group ${conversation.id} ${id}`;
    const chat = await own(activity);
    if (chat === 'notThere') {
      remark(activity, reply('teams.group.add', { link: linkToAdd(recipient.id) }), key);
      return;
    }
    const link = linkTo(recipient.id);
    const files = filesInGroup(activity);
    if (text === '' && files.length === 0) {
      await chats.begin(chat);
      remark(activity, reply('teams.group.begin', { link }), key);
      return;
    }
    door.admission.line();
    await door.limits.line(conversationIdOf(chat.tenantId, chat.chatId));
    const { isNew } = await chats.receive(
      chat,
      { type: 'message', text, activityId: id, isMention: true, ...leftBehind(files) },
      `teams ${id}`,
    );
    if (isNew) remark(activity, reply('teams.group.moved', { link }), key);
  };
}
