import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file that somebody uploaded. */
export interface OpenedFile {
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  read(): Readable;
}

/**
 * Hands over a file that a stranger uploaded, which must not run in our name: only pictures may be
 * shown in place, everything else is saved, and nothing of it may script.
 */
export async function sendFile(
  res: ServerResponse,
  file: OpenedFile,
  policy: { readonly readableBy: 'anyPage' | 'ourPages'; readonly cache: string },
): Promise<void> {
  const isImage = file.contentType.startsWith('image/');
  const isText = /^text\/|json$/.test(file.contentType);
  res.writeHead(200, {
    'Content-Type': isText ? `${file.contentType}; charset=utf-8` : file.contentType,
    'Content-Length': file.size,
    'Content-Disposition': `${isImage ? 'inline' : 'attachment'}; filename*=UTF-8''${encode(file.name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy':
      policy.readableBy === 'anyPage' ? 'cross-origin' : 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': policy.cache,
  });
  // A reader that goes away in the middle is no failure of ours.
  await pipeline(file.read(), res).catch(() => res.destroy());
}

/** RFC 8187. */
const encode = (name: string) =>
  encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
