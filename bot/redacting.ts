import { maskDeep } from '../services/privacy/maskDeep.ts';
import type { ConversationStore } from '../services/storage/conversationStore.ts';

/** What the channel itself wrote; masking these could only break them. */
const OURS = [
  'type',
  'channelId',
  'from',
  'recipient',
  'conversation',
  'localTimestamp',
  'teams',
] as const;

function redacted(activity: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const ours = Object.fromEntries(
    OURS.filter((name) => name in activity).map((name) => [name, activity[name]]),
  );
  const told = Object.fromEntries(
    Object.entries(activity).filter(([name]) => !(OURS as readonly string[]).includes(name)),
  );
  const { value, masked } = maskDeep(told);
  if (masked.length === 0) return activity;
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
