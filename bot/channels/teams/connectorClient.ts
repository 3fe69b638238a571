import { z } from 'zod';
import type { AppToken } from './appToken.ts';
import type { Connector, Member, Started } from './connector.ts';
import { type Answer, postedOf } from './postedOf.ts';
import { readAtMost } from './readAtMost.ts';
import type { IsServiceUrl } from './serviceUrls.ts';

interface Dependencies {
  readonly isServiceUrl: IsServiceUrl;
  /** Undefined where nobody wants one: the Agents Playground. */
  readonly token: AppToken | undefined;
  /** How long one call may take. Well below the half minute after which what is being sent is given up on. */
  readonly deadlineMs?: number;
}

const DEADLINE_MS = 10_000;
const MOST_ANSWER_BYTES = 256_000;

/** Names that Teams gives, and what it leaves out. */
const text = z.string().max(500);
const optional = text.optional().catch(undefined);
const Found = z
  .object({
    id: text,
    aadObjectId: optional,
    objectId: optional,
    name: text.catch(''),
    email: optional,
    userPrincipalName: optional,
    tenantId: optional,
    userRole: optional,
  })
  .transform((found): Member => ({
    id: found.id,
    aadObjectId: found.aadObjectId ?? found.objectId,
    name: found.name,
    email: found.email,
    userPrincipalName: found.userPrincipalName,
    tenantId: found.tenantId,
    userRole: found.userRole,
  }));
const Begun = z.object({ id: text.min(1), activityId: optional });
const PICTURE = /^(https?:\/\/.+)\/v3\/attachments\/[\w.~%-]+\/views\/\w+$/;

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** It goes nowhere else, so nothing was said and nothing is tried again. */
const NOT_OURS = { kind: 'refused', status: 0, code: 'not a service URL' } as const;

/** The Bot Connector over HTTP: no redirects, no retries, and the token to nobody but Teams. */
export function connectorClient({
  isServiceUrl,
  token,
  deadlineMs = DEADLINE_MS,
}: Dependencies): Connector {
  const within = (signal?: AbortSignal): AbortSignal => {
    const own = AbortSignal.timeout(deadlineMs);
    return signal === undefined ? own : AbortSignal.any([own, signal]);
  };

  /** @throws Error if there is no token: nothing was sent then */
  const authorized = async (): Promise<Readonly<Record<string, string>>> =>
    token === undefined ? {} : { authorization: `Bearer ${await token.get()}` };

  async function ask(url: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
    // An answer that leads elsewhere is the answer: the token does not follow it.
    const response = await fetch(url, { ...init, signal: within(signal), redirect: 'manual' });
    if (response.status === 401) token?.drop();
    return response;
  }

  async function call(
    serviceUrl: string,
    path: string,
    { method, body }: { readonly method: string; readonly body?: unknown },
    signal?: AbortSignal,
  ): Promise<Answer | undefined> {
    if (!isServiceUrl(serviceUrl)) return undefined;
    const url = `${serviceUrl.replace(/\/$/, '')}/v3/conversations${path}`;
    const credentials = await authorized().catch(() => undefined);
    // As if it had not been believed: certainly not done.
    if (credentials === undefined) {
      return { kind: 'answered', status: 401, retryAfter: null, body: '' };
    }
    const headers = { ...credentials, 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    try {
      const response = await ask(url, { method, headers, ...sent }, signal);
      const bytes = await readAtMost(response, MOST_ANSWER_BYTES);
      return {
        kind: 'answered',
        status: response.status,
        retryAfter: response.headers.get('retry-after'),
        body: new TextDecoder().decode(bytes),
      };
    } catch (error) {
      return { kind: 'failed', error };
    }
  }

  async function begin(
    serviceUrl: string,
    body: unknown,
    isIdempotent: boolean,
    signal?: AbortSignal,
  ): Promise<Started> {
    const answer = await call(serviceUrl, '', { method: 'POST', body }, signal);
    if (answer === undefined) return NOT_OURS;
    const posted = postedOf(answer, isIdempotent);
    if (posted.kind !== 'posted') return posted;
    const { data } = Begun.safeParse(answer.kind === 'answered' && parsed(answer.body));
    if (data === undefined) return { kind: 'unconfirmed', problem: 'an answer without an id' };
    const { id, activityId } = data;
    return {
      kind: 'started',
      conversationId: id,
      ...(activityId === undefined ? {} : { activityId }),
    };
  }

  const there = (conversationId: string, ...more: readonly string[]): string =>
    ['', conversationId, ...more].map(encodeURIComponent).join('/');

  return {
    async post({ serviceUrl, conversationId }, activity, { signal } = {}) {
      const path = there(conversationId, 'activities');
      const answer = await call(serviceUrl, path, { method: 'POST', body: activity }, signal);
      return answer === undefined ? NOT_OURS : postedOf(answer, false);
    },

    async update({ serviceUrl, conversationId }, activityId, activity, { signal } = {}) {
      const path = there(conversationId, 'activities', activityId);
      const answer = await call(serviceUrl, path, { method: 'PUT', body: activity }, signal);
      return answer === undefined ? NOT_OURS : postedOf(answer, true);
    },

    async openPersonal({ serviceUrl, tenantId, userId }, { signal } = {}) {
      const body = {
        isGroup: false,
        members: [{ id: userId }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      };
      // There is one such chat: asked again, Teams gives the same.
      return begin(serviceUrl, body, true, signal);
    },

    async startThread({ serviceUrl, tenantId, channelId }, activity, { signal } = {}) {
      const body = {
        isGroup: true,
        tenantId,
        channelData: { channel: { id: channelId }, tenant: { id: tenantId } },
        activity,
      };
      return begin(serviceUrl, body, false, signal);
    },

    async member({ serviceUrl, conversationId }, userId, { signal } = {}) {
      const path = there(conversationId, 'members', userId);
      const answer = await call(serviceUrl, path, { method: 'GET' }, signal);
      if (answer?.kind !== 'answered' || answer.status !== 200) return undefined;
      return Found.safeParse(parsed(answer.body)).data;
    },

    async picture(url, { maxBytes, signal }) {
      const [, base = ''] = PICTURE.exec(url) ?? [];
      if (!isServiceUrl(base) && !isServiceUrl(`${base}/`)) return undefined;
      try {
        const response = await ask(url, { headers: await authorized() }, signal);
        if (response.status === 200) return await readAtMost(response, maxBytes);
        await response.body?.cancel();
      } catch {
        // It is missing, as one that is not there.
      }
      return undefined;
    },
  };
}
