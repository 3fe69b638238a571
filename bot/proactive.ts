import { told } from '../dialogs/told.ts';
import { withNumbers } from '../dialogs/withNumbers.ts';
import type { Notifier } from '../services/outbox/notifier.ts';
import type { SupportPhone } from '../services/policy/phones.ts';
import { audienceOf } from '../services/requests/audience.ts';
import type { SupportRequest } from '../services/requests/supportRequest.ts';
import type { AgentHub } from './agentHub.ts';
import { type Render, render as onWeb } from './render.ts';
import type { Turns } from './turns.ts';

/** For agent hubs in the same channel; customers' pages show nothing of it. */
function initiation(
  request: SupportRequest,
  hub: Pick<AgentHub, 'initiation'> | undefined,
): readonly Readonly<Record<string, unknown>>[] {
  const event = hub?.initiation(request);
  return event === undefined ? [] : [{ ...event }];
}

/**
 * Tells customers, and whoever joined them, what happened after their turn. Whoever has left finds it on coming back.
 *
 * @param phonesOf what may be told of a request's customer
 */
export function proactive(
  turns: Pick<Turns, 'speak'>,
  hub?: Pick<AgentHub, 'initiation'>,
  render: Render = onWeb,
  phonesOf: (request: SupportRequest) => readonly SupportPhone[] = () => [],
): Notifier {
  return {
    async tell(request, event, id) {
      for (const { conversationId } of audienceOf(request, event)) {
        await turns.speak(conversationId, (state) => {
          const before = state.told ?? [];
          if (before.includes(id)) return { state, replies: [] };
          const { says, dialog } = told(request, event, state);
          const to = { conversationId, channel: state.channel };
          return {
            state: { ...state, dialog, told: [...before, id].slice(-50) },
            replies: [
              ...says
                // What else is said quotes people, and nothing is put into their words.
                .map((say) =>
                  say.status === undefined ? say : withNumbers(say, phonesOf(request)),
                )
                .flatMap((say) => render(say, to).map(({ activity }) => ({ ...activity }))),
              ...(event.kind === 'delivered' ? initiation(request, hub) : []),
            ],
          };
        });
      }
    },
  };
}
