import type { OpenedFile } from '../../http/sendFile.ts';
import type { Uploads } from './uploads.ts';

/** A file that a customer attached, by its id; undefined when there is none. */
export type OpenUpload = (id: string) => Promise<OpenedFile | undefined>;

export function openUpload(uploads: Uploads): OpenUpload {
  return async (id) => {
    const file = await uploads.find(id);
    return file && { ...file, read: () => uploads.read(id) };
  };
}
