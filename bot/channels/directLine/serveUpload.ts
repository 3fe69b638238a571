import type { Request, Response } from 'restify';
import { HttpProblem } from '../../http/problem.ts';
import { sendFile } from '../../http/sendFile.ts';
import type { OpenUpload } from './openUpload.ts';

/** `GET /v3/directline/uploads/:id`, for whoever has the address. */
export function serveUpload(open: OpenUpload) {
  return async (req: Request, res: Response): Promise<void> => {
    const file = await open(String(req.params.id));
    if (file === undefined) throw new HttpProblem(404, 'NotFound', 'There is no such file.');
    const cache = 'private, max-age=3600, immutable';
    await sendFile(res, file, { readableBy: 'anyPage', cache });
  };
}
