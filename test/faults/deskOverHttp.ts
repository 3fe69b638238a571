import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { BackendError } from '../../services/cases/backendError.ts';
import type { CallOptions, CaseBackend } from '../../services/cases/caseBackend.ts';

const Answer = z.discriminatedUnion('done', [
  z.object({ done: z.literal(true), result: z.unknown().optional() }),
  z.object({
    done: z.literal(false),
    kind: z.enum(['permanent', 'conflict']),
    message: z.string(),
  }),
]);

interface Reply {
  readonly status: number;
  readonly retryAfterMs: number | undefined;
  readonly body: string;
}

/** Whatever breaks off may have been done. */
const unclear = (why: string, cause?: unknown): BackendError =>
  new BackendError('retryable', why, { applied: 'unknown', cause });

/** The desk double as the product reaches it: an adapter as any, and as careful as each has to be. */
export function deskOverHttp(url: string): CaseBackend & { close(): void } {
  const agent = new Agent({ keepAlive: true });

  const post = async (path: string, body: string, signal: AbortSignal): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const req = request(`${url}/${path}`, { agent, method: 'POST', signal }, (res) => {
        const after = Number(res.headers['retry-after']);
        text(res).then(
          (whole) =>
            resolve({
              status: res.statusCode ?? 0,
              retryAfterMs: Number.isFinite(after) ? after * 1000 : undefined,
              body: whole,
            }),
          reject,
        );
      });
      req.on('error', reject);
      req.end(body);
    });

  async function call<T>(method: string, { signal }: CallOptions, ...args: unknown[]): Promise<T> {
    let reply: Reply;
    try {
      reply = await post(method, JSON.stringify(args), signal);
    } catch (error) {
      throw unclear('the connection broke', error);
    }
    const { status, retryAfterMs, body } = reply;
    if (status === 503 || status === 429) {
      const info = retryAfterMs === undefined ? {} : { retryAfterMs };
      throw new BackendError('retryable', String(status), { applied: 'no', ...info });
    }
    // Never followed: what is sent is for this desk alone.
    if (status >= 300 && status < 400) {
      throw new BackendError('permanent', `it points to another address (${status})`, {
        applied: 'no',
      });
    }
    if (status >= 500) throw unclear(String(status));
    const read = Answer.safeParse(parsed(body));
    if (!read.success) throw unclear('it answered what no one can read', read.error);
    if (!read.data.done) {
      throw new BackendError(read.data.kind, read.data.message, { applied: 'no' });
    }
    return read.data.result as T;
  }

  return {
    name: 'desk over HTTP',
    open: (newCase, options) => call('open', options, newCase),
    findByKey: (key, options) => call('findByKey', options, key),
    get: (caseNumber, options) => call('get', options, caseNumber),
    list: (query, options) => call('list', options, query),
    comment: (caseNumber, comment, options) => call('comment', options, caseNumber, comment),
    comments: (caseNumber, options) => call('comments', options, caseNumber),
    escalate: (caseNumber, how, options) => call('escalate', options, caseNumber, how),
    update: (caseNumber, change, options) => call('update', options, caseNumber, change),
    resolve: (caseNumber, how, options) => call('resolve', options, caseNumber, how),
    reopen: (caseNumber, why, options) => call('reopen', options, caseNumber, why),
    link: (from, to, how, options) => call('link', options, from, to, how),
    events: (cursor, options) => call('events', options, cursor),
    health: (options) => call('health', options),
    close: () => agent.destroy(),
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
