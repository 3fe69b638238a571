import { conversationParametersObject } from 'botbuilder-core';
import { z } from 'zod';
import { cardProblem } from '../support/cardSchema.ts';

/** Teams takes about 28 kB; more is 413. */
const MOST_BYTES = 28_000;

const Card = z.looseObject({
  type: z.literal('AdaptiveCard'),
  version: z.enum(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5']),
});
const Attachment = z.union([
  z.looseObject({
    contentType: z.literal('application/vnd.microsoft.card.adaptive'),
    content: Card,
  }),
  z.looseObject({
    contentType: z.string().refine((type) => type !== 'application/vnd.microsoft.card.adaptive'),
  }),
]);
const Sent = z.looseObject({
  type: z.enum(['message', 'typing']),
  id: z.undefined({ error: 'Teams gives ids' }).optional(),
  text: z.string().optional(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).optional(),
  attachments: z.array(Attachment).optional(),
  /** Ours are none of Teams' business. */
  channelData: z
    .looseObject({
      reply: z.undefined().optional(),
      intake: z.undefined().optional(),
      key: z.undefined().optional(),
    })
    .optional(),
});

/** The Activity as the SDK of the Bot Framework has it; what the service fills in may be missing. */
const { activity } = conversationParametersObject.shape;
const { from, recipient, conversation } = activity.shape;
const Activity = activity.partial().extend({
  from: from.partial().optional(),
  recipient: recipient.partial().optional(),
  conversation: conversation.partial().optional(),
});

const CARD = 'application/vnd.microsoft.card.adaptive';

interface Refused {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** What Teams says to an activity that it does not take, and to some that it would take but that are wrong of us. */
export function refusedByTeams(body: string): Refused | undefined {
  if (Buffer.byteLength(body) > MOST_BYTES) {
    return { status: 413, code: 'MessageSizeTooBig', message: 'Message size too large.' };
  }
  const bad = (message: string): Refused => ({ status: 400, code: 'BadSyntax', message });
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return bad('not JSON');
  }
  const read = Sent.safeParse(json);
  if (!read.success) return bad(z.prettifyError(read.error));
  const asActivity = Activity.safeParse(json);
  if (!asActivity.success) return bad(asActivity.error.message);
  const { type, text = '', attachments = [] } = read.data;
  for (const { contentType, content } of attachments) {
    const problem = contentType === CARD ? cardProblem(content) : undefined;
    if (problem !== undefined) return bad(`no Adaptive Card 1.5: ${problem}`);
  }
  if (type === 'message' && text === '' && attachments.length === 0) return bad('an empty message');
  return undefined;
}
