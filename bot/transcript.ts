import { z } from 'zod';
import { pressValue } from './pressValue.ts';
import type { TranscriptLine } from '../services/requests/supportRequest.ts';
import type { LoggedActivity } from '../services/storage/conversationStore.ts';

interface Pressed {
  readonly action: string;
  readonly slot?: string | undefined;
  readonly answer?: string | undefined;
  readonly answers?: Readonly<Record<string, string>> | undefined;
}

const Spoken = z.object({
  type: z.literal('message'),
  text: z.string().optional(),
  summary: z.string().optional(),
  value: z
    .preprocess(
      pressValue,
      z.object({
        intake: z.object({
          action: z.string(),
          slot: z.string().optional(),
          answer: z.string().optional().catch(undefined),
          answers: z.record(z.string(), z.string()).optional().catch(undefined),
        }),
      }),
    )
    .optional()
    .catch(undefined),
  attachments: z
    .array(z.object({ name: z.string().optional() }))
    .optional()
    .catch(undefined),
  channelData: z
    .object({
      reply: z.string().optional().catch(undefined),
      /** All that a card says, where its `summary` is for a notification. */
      twin: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** What somebody did on a card, and what they filled in there. */
function pressText({ action, slot, answer, answers }: Pressed): string {
  if (answer !== undefined) return answer;
  const did = `${`[${action} ${slot ?? ''}`.trim()}]`;
  const filled = Object.entries(answers ?? {}).filter(([, said]) => said !== '');
  return [did, ...filled.map(([name, said]) => `${name}: ${said}`)].join('\n');
}

/** The conversation as people read it. Secrets were masked before anything came into the log. */
export function transcriptOf(log: readonly LoggedActivity[]): TranscriptLine[] {
  return log.flatMap(({ at, sender, activity }) => {
    const spoken = Spoken.safeParse(activity);
    if (!spoken.success) return [];
    const { text, summary, value, attachments = [], channelData } = spoken.data;
    // A card that is kept current says nothing that was not told in a line.
    if (channelData?.reply === 'request.status') return [];
    const pressed = value === undefined ? undefined : pressText(value.intake);
    const files = attachments.flatMap(({ name }) => (name === undefined ? [] : [`[${name}]`]));
    // A press has an empty text on some channels.
    const said = [text || channelData?.twin || summary || pressed, ...files]
      .filter((part) => part)
      .join(' ');
    if (said === '') return [];
    const isStaff = channelData?.reply === 'told.answer';
    const from = sender === 'user' ? 'customer' : isStaff ? 'staff' : 'bot';
    return [{ at: new Date(at).toISOString(), from, text: said }];
  });
}
