/** A page with a conversation under load: its stream, its turns, and what was refused. */
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { WebSocket } from 'ws';
import type { Intake } from '../../dialogs/say.ts';
import { answerTo } from '../bench/answers.ts';

export interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: string;
}

export interface Http {
  call(method: string, path: string, body?: unknown, token?: string): Promise<Answer>;
  close(): void;
}

/** Calls over kept connections; a broken one is status 0. */
export function httpOver(url: string, connections: number): Http {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' });
  return {
    call(method, path, body, token) {
      const sent = body === undefined ? '' : JSON.stringify(body);
      const headers = {
        ...(sent !== '' && { 'Content-Type': 'application/json' }),
        'Content-Length': Buffer.byteLength(sent),
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      };
      return new Promise((resolve) => {
        const broken = (): void => resolve({ status: 0, retryAfter: undefined, body: '' });
        const req = request(`${url}${path}`, { agent, method, headers }, (res) => {
          const { statusCode: status = 0 } = res;
          const retryAfter = res.headers['retry-after'];
          text(res).then((whole) => resolve({ status, retryAfter, body: whole }), broken);
        });
        req.on('error', broken);
        req.end(sent);
      });
    },
    close: () => agent.destroy(),
  };
}

export interface Turned {
  readonly ms: number;
  /** Of it, since the line was taken: what comes before may be the wait for a connection of ours. */
  readonly takenMs: number;
  readonly answer: Answer;
}

export interface Page {
  readonly conversationId: string;
  readonly token: string;
  /** Ids that came through the stream, in order. */
  readonly seen: readonly string[];
  /** Answers what is asked. Resolves once the answer has come, or at once when it was refused. */
  turn(said?: string): Promise<Turned>;
  /** Lets go of the stream. */
  leave(): void;
  /** Follows the conversation again, from where it was left. False: not yet. */
  comeBack(): Promise<boolean>;
  /** Reads nothing more of what comes, and does not say so. */
  stall(): void;
  readonly isOpen: boolean;
}

const DIRECT = '/v3/directline/conversations';
const HANGS_MS = 90_000;
const pause = async (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

interface Frame {
  readonly watermark?: string;
  readonly activities?: readonly {
    readonly id: string;
    readonly type: string;
    readonly from?: { readonly role?: string };
    readonly channelData?: { readonly intake?: Intake };
  }[];
}

const MOST_TRIES = 200;

/** Asks until it is let in: a product that is busy says when to come back. */
async function letIn(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const answer = await ask();
    if (answer.status >= 200 && answer.status < 300) return answer;
    const after = Number(answer.retryAfter ?? 0.2);
    await pause(after * 1000 * (0.5 + Math.random()));
  }
  throw new Error('A page was never let in.');
}

/**
 * Says the same again while it is turned away because there is too much to do; anything else is an answer.
 * @param heard each time that it is turned away
 */
export async function unlessBusy<T>(
  say: () => Promise<T>,
  answerOf: (said: T) => Answer,
  heard: () => void,
): Promise<T> {
  let said = await say();
  for (let tries = 1; tries < MOST_TRIES && answerOf(said).status === 503; tries += 1) {
    heard();
    await pause(Number(answerOf(said).retryAfter ?? 1) * 1000);
    said = await say();
  }
  return said;
}

export async function openPage(http: Http): Promise<Page> {
  const { token } = JSON.parse(
    (await letIn(async () => http.call('POST', '/api/webchat/token', {}))).body,
  ) as { token: string };
  const begun = await letIn(async () => http.call('POST', DIRECT, { locale: 'en-GB' }, token));
  const { conversationId, streamUrl } = JSON.parse(begun.body) as {
    readonly conversationId: string;
    readonly streamUrl: string;
  };
  const seen: string[] = [];
  const waiting = new Set<(intake: Intake) => void>();
  let last: Intake = { form: 'root' };
  let watermark = '';
  let lines = 0;
  let socket: WebSocket;

  const follow = async (address: string): Promise<boolean> => {
    const one = new WebSocket(address.replace('localhost', '127.0.0.1'), {
      perMessageDeflate: false,
    });
    socket = one;
    one.on('message', (data: Buffer) => {
      if (data.length === 0) return;
      const { activities = [], watermark: mark } = JSON.parse(data.toString()) as Frame;
      watermark = mark ?? watermark;
      for (const { id, type, from, channelData } of activities) {
        if (type === 'message') seen.push(id);
        const intake = channelData?.intake;
        if (from?.role !== 'bot' || intake === undefined) continue;
        // What the desk did comes by itself, and asks nothing.
        if (intake.outcome?.kind === 'opened') continue;
        last = intake;
        for (const hear of waiting) hear(intake);
      }
    });
    return new Promise((resolve) => {
      one.on('open', () => resolve(true));
      one.on('error', () => {
        one.terminate();
        resolve(false);
      });
    });
  };

  if (!(await follow(streamUrl))) throw new Error('A stream was not opened.');

  function next(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`LOST: no answer in ${conversationId}`)),
        HANGS_MS,
      );
      const hear = (): void => {
        waiting.delete(hear);
        clearTimeout(timer);
        resolve();
      };
      waiting.add(hear);
    });
  }

  return {
    conversationId,
    token,
    seen,
    async turn(said) {
      lines += 1;
      const from = performance.now();
      const answered = next();
      answered.catch(() => undefined);
      const line =
        said ?? (last.asking === undefined ? 'We have a problem' : answerTo(last, 'outage'));
      const answer = await http.call(
        'POST',
        `${DIRECT}/${conversationId}/activities`,
        {
          type: 'message',
          text: line,
          locale: 'en-GB',
          localTimezone: 'Europe/London',
          channelData: { clientActivityID: `line ${lines}` },
        },
        token,
      );
      const taken = performance.now();
      if (answer.status === 200) await answered;
      else for (const hear of waiting) hear(last);
      const now = performance.now();
      return { ms: now - from, takenMs: now - taken, answer };
    },
    leave: () => socket.terminate(),
    async comeBack() {
      const path = `${DIRECT}/${conversationId}?watermark=${watermark}`;
      const answer = await http.call('GET', path, undefined, token);
      if (answer.status !== 200) return false;
      return follow((JSON.parse(answer.body) as { streamUrl: string }).streamUrl);
    },
    stall: () => socket.pause(),
    get isOpen() {
      return socket.readyState === WebSocket.OPEN;
    },
  };
}
