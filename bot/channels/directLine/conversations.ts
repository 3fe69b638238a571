import { randomBytes } from 'node:crypto';
import { ConversationState } from '../../conversationState.ts';
import type { Clock } from '../../../services/clock.ts';
import type { ConversationStore } from '../../../services/storage/conversationStore.ts';
import { HttpProblem } from '../../http/problem.ts';
import { bounded } from '../../bounded.ts';

/** What never changes about a conversation, kept at hand for every line. */
export interface Conversation {
  readonly id: string;
  readonly userId: string;
  readonly userName: string | undefined;
  readonly locale: string | undefined;
}

export interface Conversations {
  create(about: {
    readonly speaker: ConversationState['speaker'];
    readonly userId?: string | undefined;
    readonly locale?: string | undefined;
    readonly zone?: string | undefined;
    /** A hash of the network address, for limits. */
    readonly address?: string | undefined;
  }): Promise<Conversation>;
  /** @throws HttpProblem 404 */
  find(id: string): Promise<Conversation>;
  /** It was erased. */
  forget(id: string): void;
}

const remembered = 10_000;
const unguessable = () => randomBytes(18).toString('base64url');

/** Web conversations by their unguessable ids. */
export function conversations(store: ConversationStore, clock: Clock): Conversations {
  const known = bounded<Conversation>(remembered);

  const remember = (id: string, state: ConversationState): Conversation => {
    const { speaker, userId, locale } = state;
    const userName = speaker.kind === 'customer' ? speaker.name : undefined;
    const conversation = { id, userId, userName, locale };
    known.set(id, conversation);
    return conversation;
  };

  return {
    async create({ speaker, userId = `dl_${unguessable()}`, locale, zone, address }) {
      const id = unguessable();
      const state: ConversationState = {
        channel: 'web',
        userId,
        speaker,
        createdAt: clock().toJSDate().toISOString(),
        ...(locale !== undefined && { locale }),
        ...(zone !== undefined && { zone }),
        ...(address !== undefined && { address }),
      };
      await store.create(id, state);
      return remember(id, state);
    },

    async find(id) {
      const at = known.get(id);
      if (at !== undefined) return at;
      const record = await store.load(id);
      const state = record && ConversationState.parse(record.state);
      // Of other channels nothing is said here, whatever the caller may hold.
      if (state?.channel !== 'web') {
        throw new HttpProblem(404, 'NotFound', 'There is no such conversation.');
      }
      return remember(id, state);
    },

    forget: (id) => known.delete(id),
  };
}
