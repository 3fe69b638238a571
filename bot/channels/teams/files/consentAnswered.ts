import { buffer } from 'node:stream/consumers';
import { fileKey } from '../../../../dialogs/fileKey.ts';
import { reply, type ReplyId } from '../../../../dialogs/replies/replies.ts';
import { withDeadline } from '../../../../services/withDeadline.ts';
import type { Uploads } from '../../directLine/uploads.ts';
import type { Outgoing } from '../../../render.ts';
import type { FileConsent } from './consent.ts';
import type { IsFileUrl } from './fileUrls.ts';
import { put } from './put.ts';

export interface ConsentOptions {
  readonly uploads: Pick<Uploads, 'find' | 'read' | 'drop'>;
  readonly isFileUrl: IsFileUrl;
  readonly putMs?: number;
}

/** What is said, in the place of the offer, and the file's own card if it is there. */
export interface ConsentAnswer {
  readonly say: {
    readonly id: ReplyId;
    readonly text: string;
    readonly replaces: string;
  };
  readonly card?: Outgoing;
}

const PUT_MS = 20_000;

/** Does what somebody said to a file: puts it into their OneDrive, or lets go of it. */
export async function consentAnswered(
  { file: id, upload }: FileConsent,
  conversationId: string,
  { uploads, isFileUrl, putMs = PUT_MS }: ConsentOptions,
): Promise<ConsentAnswer> {
  const answer = (as: 'declined' | 'gone' | 'put' | 'not-put', name = ''): ConsentAnswer => ({
    say: {
      id: `teams.file.${as}`,
      text: reply(`teams.file.${as}`, { name }),
      replaces: fileKey(id),
    },
  });
  const found = await uploads.find(id);
  // Whose it is not learns nothing of it.
  const file = found?.conversationId === conversationId ? found : undefined;
  if (upload === undefined) {
    if (file !== undefined) await uploads.drop(id);
    return answer('declined');
  }
  if (file === undefined) return answer('gone');
  const { uploadUrl, contentUrl, uniqueId, fileType, name } = upload;
  if (!isFileUrl(contentUrl)) return answer('not-put', file.name);
  const bytes = await buffer(uploads.read(id));
  const isThere = await withDeadline(putMs, async (signal) =>
    put(uploadUrl, bytes, { isFileUrl, signal }),
  ).catch(() => false);
  if (!isThere) return answer('not-put', file.name);
  const card: Outgoing = {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.info',
        contentUrl,
        name,
        content: { uniqueId, fileType },
      },
    ],
    channelData: { reply: 'teams.file.info' },
  };
  return { ...answer('put', file.name), card };
}
