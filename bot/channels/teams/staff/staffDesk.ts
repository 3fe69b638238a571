/** What the parts of a thread of staff work with. */
import type { Clock } from '../../../../services/clock.ts';
import type { DeskWork } from '../../../../services/desk/deskWork.ts';
import type { Policies } from '../../../../services/policy/policies.ts';
import type { RequestStore } from '../../../../services/requests/requestStore.ts';
import type { ConversationStore } from '../../../../services/storage/conversationStore.ts';
import type { ConversationState } from '../../../conversationState.ts';
import type { Connector } from '../connector.ts';
import { type MayAct, mayAct } from './mayAct.ts';
import { threadsOf } from './threadsOf.ts';

export interface StaffDesk {
  readonly work: DeskWork;
  readonly requests: Pick<RequestStore, 'get'>;
  readonly store: Pick<ConversationStore, 'load'>;
  readonly connector: Pick<Connector, 'member'>;
  /** Teams channel of a queue, if it has one. */
  readonly channelOf: (queue: string) => string | undefined;
  /** The operator's own; undefined on one's own machine, where nobody is proved to be anybody. */
  readonly ownTenant: string | undefined;
  readonly policies: Policies;
  /** Of the desk page; asked when a card is made, for the port is known late. */
  readonly deskUrl: () => string;
  readonly clock: Clock;
}

/** An invoke has to be answered within seconds, whatever Teams does. */
const MEMBER_MS = 3000;

/** May they act in this thread? The channel is asked, and not what the message says of its sender. */
export async function askedOfTeams(
  { connector, ownTenant }: Pick<StaffDesk, 'connector' | 'ownTenant'>,
  { teams }: ConversationState,
  userId: string,
): Promise<MayAct> {
  const conversationId = teams?.channelId ?? teams?.conversationId;
  if (teams === undefined || conversationId === undefined) return { kind: 'unknown' };
  const where = { serviceUrl: teams.serviceUrl, conversationId };
  const signal = AbortSignal.timeout(MEMBER_MS);
  try {
    return mayAct(await connector.member(where, userId, { signal }), ownTenant);
  } catch {
    // Who can't be asked about may be anybody.
    return { kind: 'unknown' };
  }
}

/** What a card in this conversation is made with. */
export function cardContext(
  { policies, deskUrl, clock, channelOf }: StaffDesk,
  request: Parameters<typeof threadsOf>[0],
  conversationId: string,
) {
  const threads = threadsOf(request, channelOf);
  const isCurrent = threads.find(({ id }) => id === conversationId)?.isCurrent ?? false;
  return { policies, deskUrl: deskUrl(), now: clock(), isCurrent };
}
