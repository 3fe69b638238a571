/** The Bot Framework's hand-over events, for agent hubs that speak them. */
import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder-core';
import { z } from 'zod';
import type { DeskAction } from '../services/desk/deskWork.ts';
import type { Handoff } from '../services/handoff/handoff.ts';

/** What a hub needs to choose somebody. The event goes through the customer's own channel. */
export interface HandoffContext {
  readonly schema: 'handoff/1';
  readonly reference: string;
  readonly kind: string;
  readonly severity: number;
  readonly language: string;
  /** By when we said somebody answers. */
  readonly answerBy: string | undefined;
  /** Only for a verified speaker: which roles an account has is nobody else's business. */
  readonly queue: string | undefined;
}

/** Nothing that a stranger may not see: no account, no entitlement, no words of anybody, no transcript. */
export function handoffContext(handoff: Handoff): HandoffContext {
  const { schema, reference, kind, severity, contact, promised, account, queue } = handoff;
  return {
    schema,
    reference,
    kind,
    severity: severity.now,
    language: contact.language.tag,
    answerBy: promised.kind === 'by' ? promised.at : undefined,
    queue: account.isVerified ? queue.id : undefined,
  };
}

/**
 * A `handoff.initiate` event for the conversation of an activity, as `EventFactory` of the SDK's
 * `botbuilder` makes it; that package would bring its whole web server along.
 */
export function handoffInitiation(handoff: Handoff, activity: Activity): Partial<Activity> {
  const { conversation, from, recipient, id, serviceUrl, channelId, locale = '' } = activity;
  const replyTo = id === undefined ? {} : { activityId: id };
  return {
    type: 'event',
    name: 'handoff.initiate',
    // The same hand-over is the same event, so that a repeat can be told.
    id: `handoff-${handoff.reference}`,
    value: JSON.parse(JSON.stringify(handoffContext(handoff))),
    conversation,
    from,
    relatesTo: {
      ...replyTo,
      user: from,
      bot: recipient,
      conversation,
      channelId,
      serviceUrl,
      locale,
    },
    ...(id === undefined ? {} : { replyToId: id }),
    serviceUrl,
    channelId,
    attachments: [],
    entities: [],
  };
}

const Status = z.object({
  type: z.literal('event'),
  name: z.literal('handoff.status'),
  id: z.string().optional(),
  value: z.object({
    state: z.enum(['accepted', 'failed', 'completed']),
    message: z.string().optional().catch(undefined),
  }),
});

/**
 * What a hub's `handoff.status` event does at the desk; undefined if it is another event, or none that
 * can be read. A customer's client can send events too: ask only for activities of an authenticated hub.
 */
export function actionOfStatus(activity: unknown): DeskAction | undefined {
  const read = Status.safeParse(activity);
  if (!read.success) return undefined;
  const { id, value } = read.data;
  const { state } = value;
  const message = value.message?.trim().slice(0, 2000) ?? '';
  const key = `hub-${createHash('sha256')
    .update(JSON.stringify([id, state, message]))
    .digest('hex')
    .slice(0, 40)}`;
  switch (state) {
    case 'accepted':
      return { kind: 'acknowledge', key };
    case 'failed': {
      // It stays where it is: if nobody acknowledges in time, the next in line is told.
      const why = message === '' ? '.' : `: ${message}`;
      return { kind: 'note', key, text: `The agent hub could not hand over${why}` };
    }
    case 'completed':
      return { kind: 'leaveChat', key };
  }
}
