import type { Activity, TurnContext } from 'botbuilder-core';
import { correlated } from '../../services/correlation.ts';
import type { Metrics } from '../../services/metrics.ts';
import { timed } from '../../services/observed/timed.ts';
import type { Trace } from '../../services/trace.ts';
import { saidIn } from '../saidIn.ts';
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
        const outcome = saidIn(context)
          .map(outcomeIn)
          .findLast((one) => one !== undefined);
        funnel(metrics, { before: before.dialog, after: after.dialog, outcome });
      }
      return after;
    },
  };
}
