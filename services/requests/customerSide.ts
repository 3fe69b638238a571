/** What a customer may do with requests of their conversation, and of the account that they proved to speak for. */
import type { Clock } from '../clock.ts';
import { accountKey } from '../entitlements/accountsFile.ts';
import type { Speaker } from '../identity/speaker.ts';
import { endsWithDelivery, isForMachine } from './alone.ts';
import type { Attachment } from './attachment.ts';
import { audienceOf, type Listener } from './audience.ts';
import { customerOf } from './customerOf.ts';
import { happened } from './happened.ts';
import type { Actor, RequestEvent } from './requestEvent.ts';
import type { Change, RequestStore } from './requestStore.ts';
import type { SupportRequest } from './supportRequest.ts';
import { workOf } from './work.ts';

const LONGEST = 8000;

export interface CustomerSide {
  /** Newest first. */
  requestsOf(conversationId: string): Promise<readonly SupportRequest[]>;
  /** What the same account raised about these cases, wherever it was. */
  requestsOfCases(
    caseNumbers: readonly string[],
    speaker: Speaker,
  ): Promise<readonly SupportRequest[]>;
  /** pickedUp: staff have it, or it is done. unknown: neither this conversation's nor the speaker's. */
  withdraw(
    reference: string,
    conversationId: string,
    speaker?: Speaker,
  ): Promise<'withdrawn' | 'pickedUp' | 'unknown'>;
  /** The same `id` is said once. */
  tellStaff(
    reference: string,
    conversationId: string,
    said: {
      readonly id: string;
      readonly text: string;
      readonly attachments: readonly Attachment[];
    },
  ): Promise<void>;
  noteAnswer(reference: string, conversationId: string, answer: CustomerAnswer): Promise<void>;
}

export interface CustomerAnswer {
  readonly id: string;
  readonly kind: 'confirmed' | 'disputed' | 'surveyed' | 'leftChat';
  readonly text?: string;
  readonly rating?: number;
}

/** Another conversation's request is as unknown as one that never was. */
export function customerSide({
  requests,
  clock,
}: {
  readonly requests: RequestStore;
  readonly clock: Clock;
}): CustomerSide {
  const nowText = (): string => clock().toJSDate().toISOString();

  const changeOwn = async (
    reference: string,
    conversationId: string,
    change: (request: SupportRequest, by: Actor) => Change,
  ): Promise<SupportRequest | undefined> => {
    const changed = await requests.update(reference, (request) => {
      const listener = listenerIn(request, conversationId);
      return listener === undefined ? { request } : change(request, listener.who);
    });
    return changed !== undefined && listenerIn(changed, conversationId) ? changed : undefined;
  };

  return {
    requestsOf: async (conversationId) => requests.ofConversation(conversationId),

    async requestsOfCases(caseNumbers, speaker) {
      const all = await Promise.all(caseNumbers.map(async (one) => requests.ofCase(one)));
      return all.flat().filter((request) => isOfAccount(request, speaker));
    },

    async withdraw(reference, conversationId, speaker) {
      const isOwn = (request: SupportRequest): boolean =>
        request.origin.conversationId === conversationId || isOfAccount(request, speaker);
      const changed = await requests.update(reference, (now) =>
        !isOwn(now) || isPickedUp(now)
          ? { request: now }
          : happened(
              { ...now, status: 'withdrawn' },
              { id: 'withdrawn', at: nowText(), by: customerOf(now), kind: 'withdrawn' },
            ),
      );
      const request = changed !== undefined && isOwn(changed) ? changed : undefined;
      if (request === undefined) return 'unknown';
      return request.status === 'withdrawn' ? 'withdrawn' : 'pickedUp';
    },

    async tellStaff(reference, conversationId, { id, text, attachments }) {
      await changeOwn(reference, conversationId, (now, by) =>
        happened(now, {
          id: `said-${id}`,
          at: nowText(),
          by,
          kind: 'customerWrote',
          text: text.slice(0, LONGEST),
          ...(attachments.length === 0 ? {} : { attachments: [...attachments] }),
        }),
      );
    },

    async noteAnswer(reference, conversationId, { id, kind, text, rating }) {
      await changeOwn(reference, conversationId, (now, by) =>
        isAskedFor(now, kind)
          ? happened(now, {
              id: `${kind}-${id}`,
              at: nowText(),
              by,
              kind,
              ...(text === undefined ? {} : { text: text.slice(0, LONGEST) }),
              ...(rating === undefined ? {} : { rating }),
            })
          : { request: now },
      );
    },
  };
}

/** Both proved that they speak for the same account. */
function isOfAccount({ speaker: one }: SupportRequest, other: Speaker | undefined): boolean {
  return (
    one.kind === 'customer' &&
    other?.kind === 'customer' &&
    accountKey(one.accountId) === accountKey(other.accountId)
  );
}

/** Raised in this conversation, or joined from it. */
const listenerIn = (request: SupportRequest, conversationId: string): Listener | undefined =>
  audienceOf(request).find((one) => one.conversationId === conversationId);

/** Somebody of the staff has taken it up, or what it asked for has been done already. */
function isPickedUp(request: SupportRequest): boolean {
  if (request.status === 'withdrawn') return true;
  if (request.status === 'refused') return true;
  if (request.status === 'delivered' && isForGood(request)) return true;
  const { state, staff } = workOf(request);
  return state !== 'waiting' || staff !== undefined;
}

/** A comment that was written, like a case that was closed, can't be taken back. What waits for a person can. */
const isForGood = (request: SupportRequest): boolean =>
  isForMachine(request) && (endsWithDelivery(request) || request.kind === 'reopening');

/** A button of yesterday's card answers nothing that is asked today. */
function isAskedFor(request: SupportRequest, kind: CustomerAnswer['kind']): boolean {
  const settling: readonly RequestEvent['kind'][] = ['resolved', 'confirmed', 'disputed'];
  const settled = request.events.findLast((one) => settling.includes(one.kind))?.kind;
  switch (kind) {
    case 'confirmed':
      return settled === 'resolved';
    case 'disputed':
      // Of several who were asked, one that says no is heard after one that says yes.
      return settled === 'resolved' || (settled === 'confirmed' && audienceOf(request).length > 1);
    case 'surveyed':
      return !request.events.some((one) => one.kind === 'surveyed');
    case 'leftChat':
      return workOf(request).isTalking;
  }
}
