import type { Attachment } from '../services/requests/attachment.ts';
import type { Uploads } from './channels/directLine/uploads.ts';

/** Keeps a text for the people of a conversation, among the files that they sent: it goes when those go. */
export function keepsText(uploads: Pick<Uploads, 'keep'>, fileUrl: (id: string) => string) {
  return async (
    conversationId: string,
    name: string,
    text: string,
  ): Promise<Attachment | undefined> => {
    const file = await uploads.keep(conversationId, name, Buffer.from(text));
    if (file === undefined) return undefined;
    const { id, contentType, size } = file;
    return { id, name: file.name, contentType, size, url: fileUrl(id) };
  };
}
