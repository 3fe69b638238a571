import { told } from '../dialogs/told.ts';
import type { Notifier } from '../services/outbox/notifier.ts';
import { audienceOf } from '../services/requests/audience.ts';
import { render } from './render.ts';
import type { Turns } from './turns.ts';

/** Tells customers, and whoever joined them, what happened after their turn. Whoever has left finds it on coming back. */
export function proactive(turns: Pick<Turns, 'speak'>): Notifier {
  return {
    async tell(request, event, id) {
      for (const { conversationId } of audienceOf(request, event)) {
        await turns.speak(conversationId, (state) => {
          const before = state.told ?? [];
          if (before.includes(id)) return { state, replies: [] };
          const { says, dialog } = told(request, event, state);
          return {
            state: { ...state, dialog, told: [...before, id].slice(-50) },
            replies: says.map((say) => ({ ...render(say, conversationId).activity })),
          };
        });
      }
    },
  };
}
