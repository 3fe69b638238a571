import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response } from 'restify';
import type { Log } from '../../services/log.ts';
import { HttpProblem } from './problem.ts';
import { sendProblem } from './respond.ts';

/** How long what is left of a refused body is thrown away before the connection is cut. */
const drainMs = 2000;

/**
 * Makes a restify handler of an async function. An HttpProblem is answered as what it is; anything
 * else is a 500 with a reference that the log has too. The error's own text is never sent: it may
 * quote what a user typed or how the machine is built.
 */
export function handle(
  log: Log,
  serve: (req: Request, res: Response) => Promise<void>,
): RequestHandler {
  return async (req: Request, res: Response) => {
    try {
      await serve(req, res);
    } catch (error) {
      if (!req.complete && !req.destroyed) await drain(req, res, isTooSlow(error) ? 0 : drainMs);
      if (error instanceof HttpProblem) {
        sendProblem(res, error.status, error.code, error.message);
      } else {
        const reference = randomUUID();
        log.error(
          { err: error, reference, method: req.method, route: req.path() },
          'request failed',
        );
        sendProblem(res, 500, 'ServiceError', `Something went wrong. Reference: ${reference}`);
      }
    }
  };
}

/** Who was given up on for being slow has had its time. */
const isTooSlow = (error: unknown) => error instanceof HttpProblem && error.status === 408;

/**
 * Lets the caller finish sending before it is refused: one whose connection is cut in the middle of
 * its body never reads the answer.
 */
async function drain(req: IncomingMessage, res: Response, ms: number): Promise<void> {
  if (!res.headersSent) res.setHeader('Connection', 'close');
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  req.on('end', resolve).on('close', resolve).on('error', resolve);
  req.resume();
  await promise;
  clearTimeout(timer);
}
