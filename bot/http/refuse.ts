import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'restify';
import type { Log } from '../../services/log.ts';
import { notNow } from './notNow.ts';
import { HttpProblem } from './problem.ts';
import { sendProblem } from './respond.ts';

/** How long what is left of a refused body is thrown away before the connection is cut. */
const drainMs = 2000;

/**
 * Answers a call that cannot be served. An HttpProblem is answered as what it is; a store that can't be used
 * just now is a 503 that says when to ask again; anything else is a 500 with a reference that the log has too.
 * The error's own text is never sent: it may quote what a user typed or how the machine is built.
 */
export async function refuse(req: Request, res: Response, error: unknown, log: Log): Promise<void> {
  if (!req.complete && !req.destroyed) await drain(req, res, isTooSlow(error) ? 0 : drainMs);
  if (error instanceof HttpProblem) return sendRefusal(res, error);
  // The route as it was declared: in a path may stand what somebody made up. There may be none yet.
  const { path = 'none' } = (req.getRoute() as ReturnType<typeof req.getRoute> | undefined) ?? {};
  const facts = { err: error, method: req.method, route: String(path) };
  const problem = notNow(error);
  if (problem !== undefined) {
    log.error(facts, 'the store could not be used');
    return sendRefusal(res, problem);
  }
  const reference = randomUUID();
  log.error({ ...facts, reference }, 'request failed');
  sendProblem(res, 500, 'ServiceError', `Something went wrong. Reference: ${reference}`);
}

function sendRefusal(res: Response, { status, code, message, retryAfterMs }: HttpProblem): void {
  if (retryAfterMs !== undefined && !res.headersSent) {
    res.setHeader('Retry-After', Math.max(1, Math.ceil(retryAfterMs / 1000)));
  }
  sendProblem(res, status, code, message);
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
