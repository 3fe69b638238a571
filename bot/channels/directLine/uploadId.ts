import { randomBytes } from 'node:crypto';

/** 256 bits: who knows the id of a file may read it, as `<img>` and links can send no token. */
export const uploadId = (): string => randomBytes(32).toString('base64url');

export const isUploadId = (text: string): boolean => /^[\w-]{43}$/.test(text);
