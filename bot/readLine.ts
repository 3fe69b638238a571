/** Turns what a channel delivered into the line that dialogs answer. */
import { z } from 'zod';
import type { Line } from '../dialogs/turn.ts';
import { Attachment } from '../services/requests/attachment.ts';
import { pressValue } from './pressValue.ts';

const Incoming = z.object({
  type: z.string(),
  text: z.string().optional().catch(undefined),
  value: z.unknown().optional(),
  locale: z.string().max(35).optional().catch(undefined),
  localTimezone: z.string().max(64).optional().catch(undefined),
  attachments: z
    .array(
      z.object({
        contentType: z.string(),
        contentUrl: z.string().optional().catch(undefined),
        name: z.string().optional().catch(undefined),
      }),
    )
    .optional()
    .catch(undefined),
  teams: z
    .object({ isEdit: z.boolean().optional(), isMention: z.boolean().optional() })
    .optional()
    .catch(undefined),
  channelData: z
    .object({
      attachmentSizes: z.array(z.number()).optional().catch(undefined),
      masked: z.array(z.string()).optional().catch(undefined),
      /** Written by the channel: whoever sent it holds the secret. */
      isHub: z.boolean().optional().catch(undefined),
      refusedAttachments: z
        .array(
          z.object({
            name: z.string(),
            reason: z.enum([
              'tooBig',
              'type',
              'tooMany',
              'infected',
              'unchecked',
              'unavailable',
              'group',
            ]),
          }),
        )
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});
export type Incoming = z.infer<typeof Incoming>;

export function readIncoming(activity: unknown): Incoming {
  return Incoming.parse(activity);
}

const UPLOAD = /\/uploads\/([\w-]+)$/;

/** Only files that our own channel keeps are attachments; what else is named is not fetched. */
function attachmentsOf({ attachments = [], channelData }: Incoming): readonly Attachment[] {
  return attachments.flatMap(({ contentType, contentUrl, name }, index) => {
    const id = UPLOAD.exec(contentUrl ?? '')?.[1];
    if (id === undefined || contentUrl === undefined) return [];
    const size = channelData?.attachmentSizes?.[index] ?? 0;
    const read = Attachment.safeParse({ id, name: name ?? id, contentType, size, url: contentUrl });
    return read.success ? [read.data] : [];
  });
}

/** @param id of this line in its conversation */
export function readLine(incoming: Incoming, id: string): Line {
  const { text, value, channelData, teams } = incoming;
  return {
    id,
    text: (text ?? (typeof value === 'string' ? value : '')).normalize('NFC'),
    ...(typeof value === 'object' && value !== null ? { value: pressValue(value) } : {}),
    attachments: attachmentsOf(incoming),
    refusedAttachments: channelData?.refusedAttachments ?? [],
    masked: channelData?.masked ?? [],
    ...(teams?.isEdit === true ? { isEdit: true } : {}),
    ...(teams?.isMention === true ? { isFromElsewhere: true } : {}),
  };
}
