import { withoutDraft } from '../dialogs/withoutDraft.ts';
import { render } from './render.ts';
import type { Turns } from './turns.ts';

/** Takes an unfinished request out of a conversation, and says so there, unless somebody has gone on with it. */
export function dropDraft(
  turns: Pick<Turns, 'speak'>,
): (conversationId: string, before: number) => Promise<void> {
  return async (conversationId, before) => {
    await turns.speak(conversationId, (state) => {
      const after = withoutDraft(state.dialog, before);
      if (after === undefined) return { state, replies: [] };
      return {
        state: { ...state, dialog: after.state },
        replies: after.says.map((say) => ({ ...render(say, conversationId).activity })),
      };
    });
  };
}
