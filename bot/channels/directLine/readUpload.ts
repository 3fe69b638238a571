import type { IncomingMessage } from 'node:http';
import { checkBody, readBody, readChunks } from '../../http/body.ts';
import { HttpProblem } from '../../http/problem.ts';
import { parseJson } from '../../http/parseJson.ts';
import { maxActivityBytes } from './activity.ts';
import { multipart } from './multipart.ts';

export const maxFileBytes = 10 * 1024 * 1024;
export const maxFiles = 5;

export interface ReceivedFile {
  readonly name: string;
  /** Undefined when it is too big. */
  readonly bytes: Buffer | undefined;
}

export interface Upload {
  /** What the client says about the message, not checked yet. */
  readonly activity: unknown;
  readonly files: readonly ReceivedFile[];
}

// Room for files that are too big: they are thrown away while they come in, and the message lives.
const maxUploadBytes = 200 * 1024 * 1024;
// DirectLineJS itself gives up after 20 seconds.
const timeoutMs = 30_000;

/**
 * A message with files: multipart as Web Chat sends it, or one file as the raw body.
 *
 * @throws HttpProblem 400 for malformed form data, and what `readChunks` throws
 */
export async function readUpload(req: IncomingMessage): Promise<Upload> {
  const contentType = req.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(contentType)) return readRaw(req);
  checkBody(req, maxUploadBytes);
  let files = 0;
  const form = multipart(contentType, (name) => {
    if (name === 'activity') return maxActivityBytes;
    files++;
    // One more than we take keeps its name only.
    return files > maxFiles ? 0 : maxFileBytes;
  });
  await readChunks(req, { maxBytes: maxUploadBytes, timeoutMs }, (chunk) => form.write(chunk));
  const parts = form.end();
  const about = parts.find(({ name }) => name === 'activity');
  if (about !== undefined && about.body === undefined) {
    throw new HttpProblem(413, 'TooLarge', 'The message is too long.');
  }
  return {
    activity: about?.body === undefined ? { type: 'message' } : parseJson(about.body),
    files: parts
      .filter((part) => part !== about)
      .map(({ fileName, body }) => ({ name: fileName ?? 'file', bytes: body })),
  };
}

async function readRaw(req: IncomingMessage): Promise<Upload> {
  const disposition = req.headers['content-disposition'] ?? '';
  const name = /filename="([^"]*)"/i.exec(disposition)?.[1] ?? 'file';
  const bytes = await readBody(req, { maxBytes: maxFileBytes, timeoutMs });
  return { activity: { type: 'message' }, files: [{ name, bytes }] };
}
