import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'restify';
import type { Log } from '../../services/log.ts';
import { HttpProblem } from './problem.ts';
import { sendProblem } from './respond.ts';

/** How long what is left of a refused body is thrown away before the connection is cut. */
const drainMs = 2000;

/**
 * Answers a call that cannot be served. An HttpProblem is answered as what it is; anything else is a
 * 500 with a reference that the log has too. The error's own text is never sent: it may quote what a
 * user typed or how the machine is built.
 */
export async function refuse(req: Request, res: Response, error: unknown, log: Log): Promise<void> {
  if (!req.complete && !req.destroyed) await drain(req, res, isTooSlow(error) ? 0 : drainMs);
  if (error instanceof HttpProblem) {
    if (error.retryAfterMs !== undefined && !res.headersSent) {
      res.setHeader('Retry-After', Math.max(1, Math.ceil(error.retryAfterMs / 1000)));
    }
    return sendProblem(res, error.status, error.code, error.message);
  }
  const reference = randomUUID();
  // The route as it was declared: in a path may stand what somebody made up. There may be none yet.
  const { path = 'none' } = (req.getRoute() as ReturnType<typeof req.getRoute> | undefined) ?? {};
  log.error({ err: error, reference, method: req.method, route: String(path) }, 'request failed');
  sendProblem(res, 500, 'ServiceError', `Something went wrong. Reference: ${reference}`);
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
