import { z } from 'zod';
import type { TranscriptLine } from '../services/requests/supportRequest.ts';
import type { LoggedActivity } from '../services/storage/conversationStore.ts';

const Spoken = z.object({
  type: z.literal('message'),
  text: z.string().optional(),
  summary: z.string().optional(),
  value: z
    .object({ intake: z.object({ action: z.string(), slot: z.string().optional() }) })
    .optional()
    .catch(undefined),
  attachments: z
    .array(z.object({ name: z.string().optional() }))
    .optional()
    .catch(undefined),
  channelData: z
    .object({ reply: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** The conversation as people read it. Secrets were masked before anything came into the log. */
export function transcriptOf(log: readonly LoggedActivity[]): TranscriptLine[] {
  return log.flatMap(({ at, sender, activity }) => {
    const spoken = Spoken.safeParse(activity);
    if (!spoken.success) return [];
    const { text, summary, value, attachments = [], channelData } = spoken.data;
    const pressed =
      value === undefined
        ? undefined
        : `[${value.intake.action} ${value.intake.slot ?? ''}`.trim() + ']';
    const files = attachments.flatMap(({ name }) => (name === undefined ? [] : [`[${name}]`]));
    // A press has an empty text on some channels.
    const said = [text || summary || pressed, ...files].filter((part) => part).join(' ');
    if (said === '') return [];
    const isStaff = channelData?.reply === 'told.answer';
    const from = sender === 'user' ? 'customer' : isStaff ? 'staff' : 'bot';
    return [{ at: new Date(at).toISOString(), from, text: said }];
  });
}
