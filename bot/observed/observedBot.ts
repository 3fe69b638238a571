import type { Activity, TurnContext } from 'botbuilder-core';
import { correlated } from '../../services/correlation.ts';
import type { Metrics } from '../../services/metrics.ts';
import { timed } from '../../services/observed/timed.ts';
import type { Trace } from '../../services/trace.ts';
import type { SupportBot } from '../supportBot.ts';
import { funnel } from './funnel.ts';

/** How a form ended, as programs are told. */
function outcomeIn(activity: Partial<Activity>): string | undefined {
  const data = activity.channelData as
    | { readonly intake?: { readonly outcome?: { readonly kind: string } } }
    | undefined;
  return data?.intake?.outcome?.kind;
}

/** A bot whose turns are timed and traced, with the log's lines saying which line they belong to. */
export function observedBot(
  bot: SupportBot,
  { metrics, trace }: { readonly metrics: Metrics; readonly trace: Trace },
): SupportBot {
  return {
    async onTurn(context: TurnContext, place, before) {
      const { conversationId, lineId: line } = place;
      let outcome: string | undefined;
      const listen = (activity: Partial<Activity>): void => {
        outcome = outcomeIn(activity) ?? outcome;
      };
      context.onSendActivities(async (_context, activities, next) => {
        activities.forEach(listen);
        return next();
      });
      context.onUpdateActivity(async (_context, activity, next) => {
        listen(activity);
        return next();
      });
      const { type } = context.activity;
      const facts = { 'conversation.id': conversationId, line, 'activity.type': type };
      const after = await correlated({ conversationId, line }, async () =>
        timed(
          async () => trace('turn', facts, async () => bot.onTurn(context, place, before)),
          (seconds, failure) =>
            metrics.observe('support_turn_seconds', seconds, {
              result: failure === undefined ? 'answered' : 'failed',
            }),
        ),
      );
      if (type === 'message') {
        funnel(metrics, { before: before.dialog, after: after.dialog, outcome });
      }
      return after;
    },
  };
}
