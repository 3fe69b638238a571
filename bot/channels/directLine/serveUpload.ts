import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'restify';
import { HttpProblem } from '../../http/problem.ts';
import type { Uploads } from './uploads.ts';

/**
 * `GET /v3/directline/uploads/:id`. Whatever a stranger uploaded must not run in our name: only
 * pictures may be shown in place, everything else is saved, and nothing of it may script.
 */
export function serveUpload(uploads: Uploads) {
  return async (req: Request, res: Response): Promise<void> => {
    const file = await uploads.find(String(req.params.id));
    if (file === undefined) throw new HttpProblem(404, 'NotFound', 'There is no such file.');
    const isImage = file.contentType.startsWith('image/');
    const isText = /^text\/|json$/.test(file.contentType);
    res.writeHead(200, {
      'Content-Type': isText ? `${file.contentType}; charset=utf-8` : file.contentType,
      'Content-Length': file.size,
      'Content-Disposition': `${isImage ? 'inline' : 'attachment'}; filename*=UTF-8''${encode(file.name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'private, max-age=3600, immutable',
    });
    // A reader that goes away in the middle is no failure of ours.
    await pipeline(uploads.read(file.id), res).catch(() => res.destroy());
  };
}

/** RFC 8187. */
const encode = (name: string) =>
  encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
