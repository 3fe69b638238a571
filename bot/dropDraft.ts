import { withoutDraft } from '../dialogs/withoutDraft.ts';
import type { Metrics } from '../services/metrics.ts';
import { funnel } from './observed/funnel.ts';
import { type Render, render as onWeb } from './render.ts';
import type { Turns } from './turns.ts';

/**
 * Takes an unfinished request out of a conversation, and says so there, unless somebody has gone on with it.
 * Whoever stayed away has left the form at its question, which is counted.
 */
export function dropDraft(
  turns: Pick<Turns, 'speak'>,
  metrics: Metrics,
  render: Render = onWeb,
): (conversationId: string, before: number) => Promise<void> {
  return async (conversationId, before) => {
    let left: { readonly before: unknown; readonly after: unknown } | undefined;
    await turns.speak(conversationId, (state) => {
      const after = withoutDraft(state.dialog, before);
      // Tried until it is committed: what was found the last time counts.
      left = after && { before: state.dialog, after: after.state };
      if (after === undefined) return { state, replies: [] };
      const to = { conversationId, channel: state.channel };
      return {
        state: { ...state, dialog: after.state },
        replies: after.says.flatMap((say) =>
          render(say, to).map(({ activity }) => ({ ...activity })),
        ),
      };
    });
    if (left !== undefined) funnel(metrics, left);
  };
}
