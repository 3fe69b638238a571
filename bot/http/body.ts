import type { IncomingMessage } from 'node:http';
import { HttpProblem } from './problem.ts';
import { parseJson } from './parseJson.ts';

export interface BodyLimits {
  readonly maxBytes: number;
  /** From the first look at the body to its last byte. */
  readonly timeoutMs: number;
}

const tooLarge = (maxBytes: number) =>
  new HttpProblem(413, 'TooLarge', `The body may have ${String(maxBytes)} bytes at most.`);

/**
 * Says before a byte is read whether the body can be accepted. Content-Encoding is refused because
 * restify's own readers die of a broken one and count a gzip bomb by its compressed size.
 *
 * @throws HttpProblem 415, 413
 */
export function checkBody(req: IncomingMessage, maxBytes: number): void {
  const encoding = req.headers['content-encoding'];
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity') {
    throw new HttpProblem(415, 'UnsupportedEncoding', 'Send the body without Content-Encoding.');
  }
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
}

/**
 * Hands over the chunks of a body as they come, within the limits.
 *
 * @throws HttpProblem 408 when it takes too long, 413 when it is too large, 415 when it is encoded
 */
export function readChunks(
  req: IncomingMessage,
  { maxBytes, timeoutMs }: BodyLimits,
  onChunk: (chunk: Buffer) => void,
): Promise<void> {
  checkBody(req, maxBytes);
  return new Promise((resolve, reject) => {
    let size = 0;
    const settle = (problem?: unknown) => {
      clearTimeout(timer);
      req.off('data', onData).off('end', onEnd).off('error', onError).off('close', onClose);
      // Someone must listen on: a socket that breaks later would otherwise end the process.
      req.on('error', () => {});
      if (problem === undefined) return resolve();
      req.pause();
      return reject(problem instanceof Error ? problem : new Error('body not read'));
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) return settle(tooLarge(maxBytes));
      try {
        return onChunk(chunk);
      } catch (problem) {
        return settle(problem);
      }
    };
    const onEnd = () => settle();
    const onError = () => settle(new HttpProblem(400, 'Aborted', 'The body broke off.'));
    const onClose = onError;
    const timer = setTimeout(
      () => settle(new HttpProblem(408, 'TooSlow', 'The body took too long to arrive.')),
      timeoutMs,
    );
    req.on('data', onData).on('end', onEnd).on('error', onError).on('close', onClose);
    if (req.readableEnded) settle();
    // It may have broken off while it waited for its turn: nothing would tell us any more.
    else if (req.destroyed) onError();
  });
}

/**
 * The whole body in memory.
 *
 * @throws HttpProblem as `readChunks` does
 */
export async function readBody(req: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await readChunks(req, limits, (chunk) => chunks.push(chunk));
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}

/**
 * The body as JSON that is safe to walk. An empty body is `undefined`.
 *
 * @throws HttpProblem as `readBody` does, 415 for another content type, 400 for what `parseJson` refuses
 */
export async function readJson(req: IncomingMessage, limits: BodyLimits): Promise<unknown> {
  const body = await readBody(req, limits);
  if (body.length === 0) return undefined;
  const type = req.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new HttpProblem(415, 'UnsupportedMediaType', 'Send the body as application/json.');
  }
  return parseJson(body);
}
