import type { ClientActivity, RefusedFile } from './activity.ts';
import { maxFiles, type ReceivedFile } from './readUpload.ts';
import type { StoredFile, Uploads } from './uploads.ts';

/** For all files of a message: the page gives up after 20 seconds. */
const SCAN_MS = 10_000;

export interface KeptUpload {
  readonly activity: ClientActivity;
  readonly stored: readonly StoredFile[];
}

/**
 * Keeps the files of a message that we take. What is refused does not stop the message: the bot
 * learns of it in `channelData.refusedAttachments` and says so.
 */
export async function receiveUpload(
  uploads: Pick<Uploads, 'take'>,
  conversationId: string,
  activity: ClientActivity,
  files: readonly ReceivedFile[],
  urlOf: (id: string) => string,
): Promise<KeptUpload> {
  const stored: StoredFile[] = [];
  const refused: RefusedFile[] = [];
  const signal = AbortSignal.timeout(SCAN_MS);
  for (const [index, { name, bytes }] of files.entries()) {
    const shown = name.slice(0, 120);
    if (index >= maxFiles) refused.push({ name: shown, reason: 'tooMany' });
    else if (bytes === undefined) refused.push({ name: shown, reason: 'tooBig' });
    else {
      const taken = await uploads.take(conversationId, { name, bytes }, signal);
      if (taken.kind === 'kept') stored.push(taken.file);
      else refused.push({ name: shown, reason: taken.reason });
    }
  }
  return {
    stored,
    activity: {
      ...activity,
      attachments: stored.map(({ id, name, contentType }) => ({
        contentType,
        name,
        contentUrl: urlOf(id),
      })),
      channelData: {
        ...activity.channelData,
        // As many as the attachments that are left, and as large as they are, whatever was announced.
        attachmentSizes: stored.map(({ size }) => size),
        ...(refused.length > 0 && { refusedAttachments: refused }),
      },
    },
  };
}
