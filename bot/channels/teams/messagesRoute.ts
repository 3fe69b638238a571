import type { Request, Response } from 'restify';
import type { Log } from '../../../services/log.ts';
import { DeadlinePassed, withDeadline } from '../../../services/withDeadline.ts';
import { readJson } from '../../http/body.ts';
import { HttpProblem } from '../../http/problem.ts';
import { sendJson } from '../../http/respond.ts';
import { type Caller, type CallerOf, notTeams } from './caller.ts';
import type { IsServiceUrl } from './serviceUrls.ts';
import { TeamsActivity, tenantOf } from './teamsActivity.ts';

/** What Teams is told. */
export interface Answer {
  readonly status: number;
  readonly body: object;
}

/** Teams sends at most 40 kB of text, and the same again as HTML. */
const limits = { maxBytes: 262_144, timeoutMs: 5_000 };
/** Teams gives up after 15 seconds and sends it again; a person sees that earlier. */
const ANSWER_MS = 4_500;

interface Options {
  readonly callerOf: CallerOf;
  readonly isServiceUrl: IsServiceUrl;
  readonly isTenant: (tenantId: string) => Promise<boolean>;
  readonly inbound: (activity: TeamsActivity) => Promise<Answer>;
  /** Who is refused calls too often: @throws HttpProblem 429 */
  readonly onRefused: (req: Request) => Promise<void>;
  readonly log: Log;
  readonly answerMs?: number;
}

const isRefusal = (error: unknown): boolean =>
  error instanceof HttpProblem && [401, 403].includes(error.status);

const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;

/**
 * `POST /api/messages`: everything that Teams tells us. Checked before it is read, answered as soon as it is
 * stored, and within five seconds whatever hangs: Teams sends again what was answered with 503.
 */
export function messagesRoute(options: Options) {
  const { callerOf, isServiceUrl, isTenant, inbound, log, answerMs = ANSWER_MS } = options;

  function checked(body: unknown, caller: Caller): TeamsActivity {
    const serviceUrl = fieldOf(body, 'serviceUrl');
    if (serviceUrl !== caller.serviceUrl) throw notTeams();
    if (fieldOf(body, 'channelId') !== 'msteams' || !isServiceUrl(caller.serviceUrl)) {
      throw new HttpProblem(403, 'Forbidden', 'This is for Microsoft Teams.');
    }
    const read = TeamsActivity.safeParse(body);
    if (read.success) return read.data;
    const paths = read.error.issues.map(({ path }) => path.join('.')).slice(0, 5);
    // Names of fields only: what stands in them may be anybody's words.
    log.warn({ paths }, 'something of Teams could not be read');
    throw new HttpProblem(400, 'BadArgument', 'The activity is not valid.');
  }

  async function activityOf(req: Request): Promise<TeamsActivity> {
    try {
      const caller = await callerOf(req);
      return checked(await readJson(req, limits), caller);
    } catch (error) {
      // All of Teams calls from a few addresses, so that only who is refused is counted by address.
      if (isRefusal(error)) await options.onRefused(req);
      throw error;
    }
  }

  async function answered(activity: TeamsActivity): Promise<Answer> {
    const tenantId = tenantOf(activity);
    if (tenantId !== undefined && (await isTenant(tenantId))) return inbound(activity);
    throw new HttpProblem(403, 'Forbidden', 'This bot is not for that organisation.');
  }

  return async (req: Request, res: Response): Promise<void> => {
    const activity = await activityOf(req);
    try {
      const { status, body } = await withDeadline(answerMs, async () => answered(activity));
      sendJson(res, status, body);
    } catch (error) {
      if (!(error instanceof DeadlinePassed)) throw error;
      // It may still be stored: sent again, it is known by its id.
      throw new HttpProblem(503, 'Busy', 'This takes too long now.', { retryAfterMs: 2000 });
    }
  };
}
