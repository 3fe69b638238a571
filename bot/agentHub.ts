/** Agent hubs that speak the Bot Framework's hand-over events: told of what waits for a person, and heard. */
import type { Activity } from 'botbuilder-core';
import type { Clock } from '../services/clock.ts';
import type { DeskWork } from '../services/desk/deskWork.ts';
import { handoffOf } from '../services/handoff/handoffOf.ts';
import type { Policies } from '../services/policy/policies.ts';
import { isOpen } from '../services/requests/alone.ts';
import type { RequestStore } from '../services/requests/requestStore.ts';
import type { SupportRequest } from '../services/requests/supportRequest.ts';
import { actionOfStatus, handoffInitiation } from './handoffEvents.ts';

export interface AgentHub {
  /** The `handoff.initiate` event of a request that waits for a person; undefined if it waits for none. */
  initiation(request: SupportRequest): Partial<Activity> | undefined;
  /** What an authenticated hub says: a `handoff.status` becomes what staff do. Anything else is nothing. */
  hear(conversationId: string, activity: unknown): Promise<void>;
}

interface Dependencies {
  readonly requests: RequestStore;
  readonly work: DeskWork;
  readonly policies: Policies;
  readonly clock: Clock;
}

const NAME = 'Agent hub';

const waitsForPerson = ({ kind }: SupportRequest): boolean =>
  kind === 'person' || kind === 'escalation';

export function agentHub({ requests, work, policies, clock }: Dependencies): AgentHub {
  return {
    initiation(request) {
      if (!waitsForPerson(request)) return undefined;
      const { conversationId, locale } = request.origin;
      return handoffInitiation(handoffOf(request, { policies, now: clock() }), {
        type: 'message',
        channelId: 'directline',
        serviceUrl: '',
        conversation: { id: conversationId },
        from: { id: 'customer' },
        recipient: { id: 'bot', name: 'Support' },
        locale,
      } as Activity);
    },
    async hear(conversationId, activity) {
      const action = actionOfStatus(activity);
      if (action === undefined) return;
      const raised = await requests.ofConversation(conversationId);
      const request = raised.find((one) => waitsForPerson(one) && isOpen(one));
      if (request !== undefined) await work.act(request.reference, action, NAME);
    },
  };
}
