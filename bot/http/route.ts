import type { Request, RequestHandler, Response } from 'restify';
import type { Log } from '../../services/log.ts';
import { refuse } from './refuse.ts';

/** Makes a restify handler of an async function; what it throws is answered as `refuse` says. */
export function handle(
  log: Log,
  serve: (req: Request, res: Response) => Promise<void>,
): RequestHandler {
  return async (req: Request, res: Response) => {
    try {
      await serve(req, res);
    } catch (error) {
      await refuse(req, res, error, log);
    }
  };
}
