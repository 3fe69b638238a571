import type { LoggedActivity } from '../../../services/storage/conversationStore.ts';

/** An activity as clients see it. */
type WireActivity = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly id: string;
  readonly timestamp: string;
};

export interface ActivitySet {
  readonly activities: readonly WireActivity[];
  /** How many lines of the log the client has seen, opaque to it. */
  readonly watermark: string;
}

/** What the channel and the bot tell each other; no client is ever sent these. */
const hidden = new Set(['conversationUpdate', 'typing', 'trace', 'invokeResponse']);

/** The id of a line on the wire, in the shape that Azure gives it. */
export const activityId = (conversationId: string, seq: number): string =>
  `${conversationId}|${String(seq).padStart(7, '0')}`;

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** A log line as clients see it; undefined when it is none of their business. */
function toWire(conversationId: string, line: LoggedActivity): WireActivity | undefined {
  const { replyToId, ...activity } = line.activity;
  const type = typeof activity['type'] === 'string' ? activity['type'] : 'message';
  if (hidden.has(type)) return undefined;
  return {
    ...activity,
    type,
    // A line with an id of its own replaces the earlier one in place, which needs the time of that one.
    id: typeof activity['id'] === 'string' ? activity['id'] : activityId(conversationId, line.seq),
    timestamp:
      typeof activity['timestamp'] === 'string'
        ? activity['timestamp']
        : new Date(line.at).toISOString(),
    channelId: 'directline',
    from:
      line.sender === 'bot'
        ? { id: 'bot', name: 'Support', ...asRecord(activity['from']), role: 'bot' }
        : { ...asRecord(activity['from']), role: 'user' },
    conversation: { id: conversationId },
    ...(isVisible(conversationId, replyToId) && { replyToId }),
  };
}

/**
 * Web Chat holds a reply back for five seconds when it cannot find what it replies to. The first
 * line of every conversation is the hidden one that makes the bot greet.
 */
function isVisible(conversationId: string, replyToId: unknown): boolean {
  return (
    typeof replyToId === 'string' &&
    replyToId.startsWith(`${conversationId}|`) &&
    replyToId !== activityId(conversationId, 1)
  );
}

/** Lines as a client gets them, with the watermark that stands after the last of them. */
export function toActivitySet(
  conversationId: string,
  lines: readonly LoggedActivity[],
  watermark: number,
): ActivitySet {
  return {
    activities: lines.flatMap((line) => toWire(conversationId, line) ?? []),
    watermark: String(watermark),
  };
}
