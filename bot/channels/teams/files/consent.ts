/** What somebody says to a file that was offered to them: Teams asks them, and tells us with an invoke. */
import { z } from 'zod';
import { isUploadId } from '../../directLine/uploadId.ts';
import type { TeamsActivity } from '../teamsActivity.ts';

export const CONSENT_CARD = 'application/vnd.microsoft.teams.card.file.consent';
export const CONSENT_INVOKE = 'fileConsent/invoke';

const text = z.string().min(1).max(4000);

/** As the log keeps it. */
export const FileConsent = z.object({
  /** Of the file, under which it is kept. */
  file: z.string().refine(isUploadId),
  /** Where it may be put, and how it is shown then; undefined: not wanted. */
  upload: z
    .object({
      uploadUrl: text,
      contentUrl: text,
      name: z.string().max(300),
      uniqueId: z.string().max(200),
      fileType: z.string().max(50),
    })
    .optional(),
});
export type FileConsent = z.infer<typeof FileConsent>;

const Context = z.object({ file: FileConsent.shape.file });
const Value = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('accept'),
    context: Context,
    uploadInfo: FileConsent.shape.upload.unwrap(),
  }),
  z.object({ action: z.literal('decline'), context: Context }),
]);

/** Undefined: nothing that Teams says of a file of ours. */
export function consentOf({ value }: TeamsActivity): FileConsent | undefined {
  const read = Value.safeParse(value).data;
  if (read === undefined) return undefined;
  const { file } = read.context;
  return read.action === 'accept' ? { file, upload: read.uploadInfo } : { file };
}
