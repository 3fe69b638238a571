import { caseOpened } from '../dialogs/receipt.ts';
import type { Notifier } from '../services/outbox/notifier.ts';
import { render } from './render.ts';
import type { Turns } from './turns.ts';

/** Tells customers what happened after their turn. Whoever has left finds it on coming back. */
export function proactive(turns: Pick<Turns, 'speak'>): Notifier {
  return {
    async caseOpened(request, id) {
      const { conversationId } = request.origin;
      await turns.speak(conversationId, (state) => {
        const told = state.told ?? [];
        if (told.includes(id)) return { state, replies: [] };
        const { activity } = render(caseOpened(request), conversationId);
        return {
          state: { ...state, told: [...told, id].slice(-50) },
          replies: [{ ...activity }],
        };
      });
    },
  };
}
