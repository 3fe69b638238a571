import { createHash } from 'node:crypto';
import { maskDeep } from '../../../services/privacy/maskDeep.ts';
import type { ConversationStore } from '../../../services/storage/conversationStore.ts';
import { chatOf } from './chatOf.ts';
import type { Chats } from './chats.ts';
import { spokenText } from './spoken.ts';
import type { TeamsActivity } from './teamsActivity.ts';
import { TEAMS_EVENTS, teamsLineOf } from './teamsLine.ts';

/** Somebody has changed or deleted what they said. */
export interface Changes {
  edited(activity: TeamsActivity): Promise<void>;
  deleted(activity: TeamsActivity): Promise<void>;
  /** In a thread of staff: does a message that was read there say something else now, or nothing? */
  isChanged(conversationId: string, activity: TeamsActivity): Promise<boolean>;
}

/** What lies further back is not looked for: nobody waits for it any more. */
const LOOKED_AT = 200;

/** Teams says "edited" too when only a link was unfurled. */
const isSame = (before: string, text: string): boolean =>
  before === text || before === maskDeep({ text }).value['text'];

interface Said {
  readonly activityId: string | undefined;
  readonly text: string;
}

export function changes(options: {
  readonly store: Pick<ConversationStore, 'load' | 'read'>;
  readonly chats: Chats;
}): Changes {
  const { store, chats } = options;

  /** What people typed and pressed, the last first; an edit is the line as it reads since. */
  async function saidIn(
    place: { readonly id: string; readonly length: number } | undefined,
  ): Promise<readonly Said[]> {
    if (place === undefined) return [];
    const lines = await store.read(place.id, Math.max(1, place.length - LOOKED_AT));
    return lines.toReversed().flatMap(({ sender, activity: line }) => {
      const { type, text } = line;
      if (sender !== 'user' || type !== 'message') return [];
      const { activityId } = teamsLineOf(line) ?? {};
      return [{ activityId, text: typeof text === 'string' ? text : '' }];
    });
  }

  return {
    async edited(activity) {
      const { id } = activity;
      const said = await saidIn(await chats.find(chatOf(activity)));
      const before = said.find(({ activityId }) => activityId === id);
      const text = spokenText(activity);
      if (id === undefined || before === undefined || text === '') return;
      if (isSame(before.text, text)) return;
      const chat = chatOf(activity);
      // Keys are not masked: what was typed must not stand in one.
      const key = `edited ${id} ${createHash('sha256').update(text).digest('base64url')}`;
      if (said[0]?.activityId === id) {
        await chats.receive(chat, { type: 'message', text, activityId: id, isEdit: true }, key);
        return;
      }
      const line = { type: 'event', name: TEAMS_EVENTS.editedOlder } as const;
      await chats.receive(chat, line, key);
    },

    async deleted(activity) {
      const { id } = activity;
      const said = await saidIn(await chats.find(chatOf(activity)));
      if (id === undefined || !said.some(({ activityId }) => activityId === id)) return;
      const line = { type: 'event', name: TEAMS_EVENTS.deleted } as const;
      await chats.receive(chatOf(activity), line, `deleted ${id}`);
    },

    async isChanged(conversationId, activity) {
      const said = await saidIn(await store.load(conversationId));
      const before = said.find(({ activityId }) => activityId === activity.id);
      if (activity.id === undefined || before === undefined) return false;
      return activity.type === 'messageDelete' || !isSame(before.text, spokenText(activity));
    },
  };
}
