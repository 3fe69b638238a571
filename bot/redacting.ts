import { maskDeep } from '../services/privacy/maskDeep.ts';
import type { ConversationStore } from '../services/storage/conversationStore.ts';

/** What the channel itself wrote; masking these could only break them. */
const OURS: ReadonlySet<string> = new Set([
  'type',
  'channelId',
  'from',
  'recipient',
  'conversation',
  'localTimestamp',
  'teams',
]);

function redacted(activity: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const told = Object.entries(activity).filter(([name]) => !OURS.has(name));
  const { value, masked } = maskDeep(Object.fromEntries(told));
  if (masked.length === 0) return activity;
  const ours = Object.fromEntries(Object.entries(activity).filter(([name]) => OURS.has(name)));
  const channelData = value['channelData'];
  return { ...value, ...ours, channelData: { ...(channelData as object | undefined), masked } };
}

/**
 * A store that never sees a secret: card numbers, passwords and keys are masked before a line is
 * written, whichever channel it came through. The kinds go along, so that the customer is told.
 */
export function redacting(store: ConversationStore): ConversationStore {
  return {
    ...store,
    receive: (id, activity, clientId) => store.receive(id, redacted(activity), clientId),
  };
}
