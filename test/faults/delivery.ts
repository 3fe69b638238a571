/** Requests on their way to a desk that fails: stores, turns and relay as in the product, and hasty. */
import { ConversationAdapter } from '../../bot/conversationAdapter.ts';
import type { ConversationState } from '../../bot/conversationState.ts';
import { proactive } from '../../bot/proactive.ts';
import { type Turns, turns as turnsOf } from '../../bot/turns.ts';
import type { CaseBackend } from '../../services/cases/caseBackend.ts';
import { type Clock, systemClock } from '../../services/clock.ts';
import type { Log } from '../../services/log.ts';
import { type Relay, relay } from '../../services/outbox/relay.ts';
import { loadPolicies } from '../../services/policy/loadPolicies.ts';
import { followingRaise } from '../../services/requests/following.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { aRequest } from '../fakes/aRequest.ts';
import { silentLog } from '../fakes/silentLog.ts';
import type { FaultStores } from './stores.ts';

export const policies = loadPolicies(new URL('../../services/policy/policies/', import.meta.url));

export interface Delivery {
  readonly relay: Relay;
  stop(): Promise<void>;
}

interface Options {
  readonly stores: FaultStores;
  readonly backend: CaseBackend;
  /** Deadline of one call. */
  readonly callMs: number;
  /** For so long the outbox may be silent. What a process holds is free after both. */
  readonly silentMs?: number;
  /** How long is waited after a failed attempt. */
  readonly waitMs: number;
  readonly clock?: Clock;
  readonly log?: Log;
}

function turnsOver({ conversations: store }: FaultStores): Turns {
  return turnsOf({
    store,
    adapter: new ConversationAdapter(),
    bot: { onTurn: async (_context, _place, state) => state },
    publish: () => undefined,
    typing: () => undefined,
    log: silentLog,
  });
}

export function delivery(options: Options): Delivery {
  const { stores, backend, callMs, waitMs, clock = systemClock, log = silentLog } = options;
  const { silentMs = callMs * 7 } = options;
  const turns = turnsOver(stores);
  const carrying = relay({
    outbox: stores.outbox,
    requests: stores.requests,
    backend,
    notifier: proactive(turns),
    staff: { tell: async () => undefined },
    policies,
    noteOf: ({ reference }) => ({ text: `Reference: ${reference}`, json: '{}' }),
    clock,
    log,
    callMs,
    silentMs,
    stopMs: callMs,
    wait: () => waitMs,
  });
  return {
    relay: carrying,
    async stop() {
      await carrying.stop();
      await turns.stop();
    },
  };
}

/** A request for a case, with a conversation to be told in. */
export async function raised(
  { conversations, requests }: FaultStores,
  marker: string,
  clock: Clock = systemClock,
): Promise<SupportRequest> {
  const state: ConversationState = {
    channel: 'web',
    userId: `dl_${marker}`,
    speaker: { kind: 'stranger' },
    createdAt: clock().toUTC().toJSDate().toISOString(),
  };
  await conversations.create(marker, state);
  const base = aRequest();
  const request = aRequest({
    origin: { ...base.origin, conversationId: marker },
    draft: { ...base.draft, summary: `It is down ${marker}`, email: `bo.${marker}@example.com` },
  });
  const result = await requests.raise(request, followingRaise(request, '2999-01-01T00:00:00Z'));
  return result.request;
}

/** The case numbers that a conversation was told. */
export async function toldIn(
  { conversations }: FaultStores,
  id: string,
): Promise<readonly (string | undefined)[]> {
  const log = await conversations.read(id, 1);
  return log
    .map(({ activity }) => activity['channelData'] as { intake?: { outcome?: Told } } | undefined)
    .map((data) => data?.intake?.outcome)
    .filter((outcome) => outcome?.kind === 'opened')
    .map((outcome) => outcome?.caseNumber);
}

interface Told {
  readonly kind: string;
  readonly caseNumber?: string;
}
