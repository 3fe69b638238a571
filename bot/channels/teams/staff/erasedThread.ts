/** A thread whose request was erased: nothing that we said in it is left to be read. */
import { z } from 'zod';
import { reply } from '../../../../dialogs/replies/replies.ts';
import type { SupportRequest } from '../../../../services/requests/supportRequest.ts';
import type { ConversationState } from '../../../conversationState.ts';
import type { BroughtUp } from './broughtUp.ts';
import { cardMessage, lineMessage, textCard } from './messages.ts';

const ERASED = 'erased';

export const isErased = ({ staff }: ConversationState): boolean => staff?.shown === ERASED;

/** Card and lines are replaced where they are. What staff wrote there themselves is theirs to delete. */
export function erasedThread(
  conversationId: string,
  before: ConversationState,
  { reference, events }: SupportRequest,
): BroughtUp {
  const { staff } = before;
  if (staff === undefined || isErased(before)) return { state: before, replies: [] };
  const text = reply('teams-staff.erased', { reference });
  const gone = { id: 'teams-staff.erased-line', text: reply('teams-staff.erased-line') } as const;
  return {
    state: {
      ...before,
      staff: { ...staff, said: events.length, shown: ERASED, acted: [], worded: [] },
    },
    replies: [
      cardMessage(conversationId, { card: textCard(text), summary: text, twin: text }),
      ...staff.worded.map((key) => lineMessage(conversationId, gone, key)),
    ],
  };
}

/** What we note at our lines that is nobody's words. */
const Noted = z.object({
  channelData: z
    .object({ reply: z.string().optional(), key: z.string().optional() })
    .optional()
    .catch(undefined),
});

const picked = (value: object, names: readonly string[]) =>
  Object.fromEntries(
    names.flatMap((name) => (name in value ? [[name, Reflect.get(value, name)]] : [])),
  );

/**
 * A line of the log, or the state, without words. Lines that are on their way keep their place, so that
 * what arrives is this.
 */
export function withoutWords(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('type' in value)) return value;
  const text = reply('teams-staff.erased-line');
  const { channelData } = Noted.parse(value);
  return {
    ...picked(value, ['id', 'timestamp']),
    ...(channelData === undefined ? {} : { channelData }),
    type: 'message',
    textFormat: 'plain',
    text,
  };
}
