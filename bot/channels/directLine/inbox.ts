import type { ConversationStore } from '../../../services/storage/conversationStore.ts';
import { isStoreTrouble } from '../../../services/storage/isStoreTrouble.ts';
import { HttpProblem } from '../../http/problem.ts';
import { clientIdOf, type ClientActivity } from './activity.ts';
import { bounded } from '../../bounded.ts';
import type { Conversation } from './conversations.ts';
import type { Hub } from './hub.ts';
import { activityId } from './wire.ts';

interface Received {
  readonly id: string;
  /** False when the client had sent this line before. */
  readonly isNew: boolean;
}

/** The way of everything that people send: log and inbox first, then the open pages. */
export interface Inbox {
  /** Makes the bot greet, once. True if nobody had begun this conversation before. */
  begin(conversation: Conversation, locale?: string): Promise<boolean>;
  receive(conversation: Conversation, activity: ClientActivity): Promise<Received>;
}

const rememberedBegun = 10_000;
const bot = { id: 'bot', name: 'Support', role: 'bot' };

/** Stores what people send. The caller answers them, then wakes the bot. */
export function inbox(store: ConversationStore, hub: Hub): Inbox {
  const begun = bounded<true>(rememberedBegun);

  /** Another process may have erased a conversation that this one still has at hand. */
  const receive: ConversationStore['receive'] = async (id, ...said) => {
    try {
      return await store.receive(id, ...said);
    } catch (error) {
      // A store that does not answer would not tell either.
      if (isStoreTrouble(error) || (await store.load(id)) !== undefined) throw error;
      throw new HttpProblem(404, 'NotFound', 'There is no such conversation.');
    }
  };

  const addressed = ({ id, userId, userName }: Conversation) => ({
    channelId: 'directline',
    // Whatever the client says it is: the speaker is the user of the token.
    from: { id: userId, ...(userName !== undefined && { name: userName }), role: 'user' },
    recipient: bot,
    conversation: { id },
  });

  const begin: Inbox['begin'] = async (conversation, locale = conversation.locale) => {
    const { id, userId, userName } = conversation;
    if (begun.get(id)) return false;
    const { logged, isNew } = await receive(
      id,
      {
        type: 'conversationUpdate',
        ...addressed(conversation),
        membersAdded: [{ id: userId, ...(userName !== undefined && { name: userName }) }],
        ...(locale !== undefined && { locale }),
      },
      'start',
    );
    begun.set(id, true);
    if (isNew) hub.publish(id, [logged]);
    return isNew;
  };

  return {
    begin,
    async receive(conversation, activity) {
      const { id } = conversation;
      await begin(conversation);
      const clientId = clientIdOf(activity);
      const { logged, isNew } = await receive(
        id,
        { ...activity, ...addressed(conversation) },
        // With a prefix, so that no client can take the place of the first line.
        clientId && `client ${clientId}`,
      );
      // The echo goes out before the answer: Web Chat takes a line for sent when it has both.
      if (isNew) hub.echo(id, [logged]);
      return { id: activityId(id, logged.seq), isNew };
    },
  };
}
