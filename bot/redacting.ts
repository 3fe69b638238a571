import { z } from 'zod';
import { maskDeep } from '../services/privacy/maskDeep.ts';
import type { ConversationStore } from '../services/storage/conversationStore.ts';

/** What the channel itself wrote; masking these could only break them. */
const OURS = ['type', 'channelId', 'from', 'recipient', 'conversation', 'localTimestamp'] as const;

/** Which card a button was on, by the id that we gave it: three in ten thousand look like a bank card's number. */
const Pressed = z.looseObject({ intake: z.looseObject({ card: z.uuid() }) });

/** Masks what was said, and leaves the id of a card alone. */
function masking(
  told: Readonly<Record<string, unknown>>,
): ReturnType<typeof maskDeep<typeof told>> {
  const pressed = Pressed.safeParse(told['value']);
  if (!pressed.success) return maskDeep(told);
  const { card, ...intake } = pressed.data.intake;
  const { value, masked } = maskDeep({ ...told, value: { ...pressed.data, intake } });
  const { intake: kept, ...rest } = value.value;
  return { value: { ...value, value: { ...rest, intake: { ...kept, card } } }, masked };
}

function redacted(activity: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const ours = Object.fromEntries(
    OURS.filter((name) => name in activity).map((name) => [name, activity[name]]),
  );
  const told = Object.fromEntries(
    Object.entries(activity).filter(([name]) => !(OURS as readonly string[]).includes(name)),
  );
  const { value, masked } = masking(told);
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
