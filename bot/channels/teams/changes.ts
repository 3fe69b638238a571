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
}

/** What lies further back is not looked for: nobody waits for it any more. */
const LOOKED_AT = 200;

interface Said {
  readonly activityId: string | undefined;
  readonly text: string;
}

export function changes(options: {
  readonly store: Pick<ConversationStore, 'read'>;
  readonly chats: Chats;
}): Changes {
  const { store, chats } = options;

  /** What the person typed and pressed, the last first; an edit is the line as it reads since. */
  async function saidIn(activity: TeamsActivity): Promise<readonly Said[]> {
    const chat = await chats.find(chatOf(activity));
    if (chat === undefined) return [];
    const lines = await store.read(chat.id, Math.max(1, chat.length - LOOKED_AT));
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
      const said = await saidIn(activity);
      const before = said.find(({ activityId }) => activityId === id);
      const text = spokenText(activity);
      if (id === undefined || before === undefined || text === '') return;
      // Teams says "edited" too when only a link was unfurled.
      if (before.text === text || before.text === maskDeep({ text }).value['text']) return;
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
      const said = await saidIn(activity);
      if (id === undefined || !said.some(({ activityId }) => activityId === id)) return;
      const line = { type: 'event', name: TEAMS_EVENTS.deleted } as const;
      await chats.receive(chatOf(activity), line, `deleted ${id}`);
    },
  };
}
