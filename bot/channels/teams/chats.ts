/** The personal chats of people with the bot, each a conversation of ours. */
import type { Clock } from '../../../services/clock.ts';
import type { ChannelStore } from '../../../services/storage/channelStore.ts';
import type { ConversationStore } from '../../../services/storage/conversationStore.ts';
import { bounded } from '../../bounded.ts';
import { ConversationState } from '../../conversationState.ts';
import type { FrontDoor } from '../../http/frontDoor.ts';
import { HttpProblem } from '../../http/problem.ts';
import { type PersonAddress, personKey } from './addressBook.ts';
import { conversationIdOf } from './conversationIdOf.ts';
import { lineIn, type LineParts } from './lineIn.ts';
import type { TeamsLine } from './teamsLine.ts';

/** Somebody's chat with the bot, and where in Teams it is. */
export type Chat = Pick<
  TeamsLine,
  'serviceUrl' | 'tenantId' | 'chatId' | 'userId' | 'aadObjectId' | 'name' | 'bot'
> & { readonly locale: string | undefined; readonly zone: string | undefined };

export interface Received {
  readonly conversationId: string;
  readonly seq: number;
  readonly isNew: boolean;
  /** It was said in another place than where the conversation is held. */
  readonly isElsewhere?: boolean;
}

export interface Chats {
  /** Has the person greeted, once for each time that they add the bot. */
  begin(chat: Chat): Promise<string>;
  /** Stores a line once for its `key`; the conversation begins with a greeting if it has not begun. */
  receive(chat: Chat, line: LineParts, key: string): Promise<Received>;
  /** The conversation of a chat that has begun. @throws HttpProblem 403 to whoever’s chat it is not */
  find(chat: Chat): Promise<{ readonly id: string; readonly length: number } | undefined>;
}

interface Dependencies {
  readonly store: ConversationStore;
  readonly channelStore: Pick<ChannelStore, 'remember'>;
  readonly door: Pick<FrontDoor, 'admission'>;
  /** The bot has something to look at. */
  readonly onReceived: (conversationId: string) => void;
  readonly clock: Clock;
}

const REMEMBERED = 10_000;

export function chats(given: Dependencies): Chats {
  const { store, channelStore, door, onReceived, clock } = given;
  /** Begun chats that are at hand, with the address that was remembered. */
  const begun = bounded<string>(REMEMBERED);

  const stateOf = (chat: Chat): ConversationState => {
    const { serviceUrl, tenantId, chatId, userId, aadObjectId, name, bot, locale, zone } = chat;
    return {
      channel: 'teams',
      userId,
      speaker: { kind: 'stranger', ...(name === undefined ? {} : { name }) },
      createdAt: clock().toUTC().toJSDate().toISOString(),
      ...(locale === undefined ? {} : { locale }),
      ...(zone === undefined ? {} : { zone }),
      teams: {
        serviceUrl,
        tenantId,
        conversationId: chatId,
        userId,
        ...(aadObjectId === undefined ? {} : { aadObjectId }),
        bot,
        sent: 0,
        ids: {},
      },
    };
  };

  /** One chat is one person's: nobody else is heard in it. */
  function checkOwner(chat: Chat, { teams }: ConversationState): void {
    const [one, other] = [teams?.aadObjectId, chat.aadObjectId];
    // The directory's id, or else the one that Teams gives them with this bot.
    const isOwner =
      one === undefined || other === undefined ? teams?.userId === chat.userId : one === other;
    if (isOwner) return;
    throw new HttpProblem(403, 'Forbidden', 'This chat is somebody else’s.');
  }

  async function remember(chat: Chat, id: string): Promise<void> {
    const { serviceUrl, tenantId, chatId, userId, aadObjectId } = chat;
    if (aadObjectId === undefined) return;
    const address: PersonAddress = { serviceUrl, chatId, userId };
    await channelStore.remember(personKey(tenantId, aadObjectId), { ...address }, id);
  }

  async function ensure(chat: Chat): Promise<{ readonly id: string; readonly start: string }> {
    const id = conversationIdOf(chat.tenantId, chat.chatId);
    const record = await store.load(id);
    if (record === undefined) {
      door.admission.chat();
      await store.create(id, stateOf(chat));
      await remember(chat, id);
      return { id, start: 'start' };
    }
    const state = ConversationState.parse(record.state);
    checkOwner(chat, state);
    await remember(chat, id);
    const { isGone, goneAt } = state.teams ?? {};
    // The events of adding the bot again come nearly at once, and are one beginning.
    return { id, start: isGone === true ? `start ${String(goneAt ?? '')}`.trim() : 'start' };
  }

  async function greeted(chat: Chat, id: string, start: string): Promise<void> {
    const members = [{ id: chat.userId }];
    const line = lineIn(id, chat, { type: 'conversationUpdate', membersAdded: members });
    const { isNew } = await store.receive(id, line, start);
    if (isNew) onReceived(id);
  }

  const known = ({ serviceUrl, userId, aadObjectId = '' }: Chat): string =>
    `${serviceUrl} ${userId} ${aadObjectId}`;

  async function begin(chat: Chat): Promise<string> {
    const { id, start } = await ensure(chat);
    await greeted(chat, id, start);
    begun.set(id, known(chat));
    return id;
  }

  /** What is written into a chat says by itself that the bot is there. */
  async function beginToSpeak(chat: Chat): Promise<string> {
    const id = conversationIdOf(chat.tenantId, chat.chatId);
    if (begun.get(id) === known(chat)) return id;
    await ensure(chat);
    await greeted(chat, id, 'start');
    begun.set(id, known(chat));
    return id;
  }

  return {
    begin,

    async receive(chat, parts, key) {
      const id = await beginToSpeak(chat);
      const receive = async () => store.receive(id, lineIn(id, chat, parts), key);
      const { logged, isNew } = await receive().catch(async (error: unknown) => {
        // It may have been erased, by another process too: it begins anew.
        if ((await store.load(id)) !== undefined) throw error;
        begun.delete(id);
        await beginToSpeak(chat);
        return receive();
      });
      onReceived(id);
      return { conversationId: id, seq: logged.seq, isNew };
    },

    async find(chat) {
      const record = await store.load(conversationIdOf(chat.tenantId, chat.chatId));
      if (record === undefined) return undefined;
      checkOwner(chat, ConversationState.parse(record.state));
      return { id: record.id, length: record.length };
    },
  };
}
