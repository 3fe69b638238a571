import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { refusedByTeams } from './refusedByTeams.ts';

/** What the double does with one call that says something. `does`: it does what was asked nonetheless. */
export type ConnectorFault =
  | 'obeys'
  | {
      readonly status: number;
      readonly code?: string;
      readonly retryAfterS?: number;
      readonly location?: string;
      readonly does?: boolean;
    }
  /** The connection breaks. */
  | { readonly breaks: true; readonly does?: boolean }
  | { readonly hangs: true; readonly does?: boolean };

export interface ConnectorCall {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export interface SeenMessage {
  readonly id: string;
  /** As it is now. */
  readonly activity: Readonly<Record<string, unknown>>;
  /** How often it was replaced. */
  readonly updates: number;
}

export interface TeamsMember {
  readonly id: string;
  readonly aadObjectId?: string;
  readonly name: string;
  readonly email?: string;
  readonly userPrincipalName?: string;
  readonly tenantId?: string;
  readonly userRole?: string;
}

/** A Bot Connector on a free port of this machine. Close it when the test ends. */
export interface TeamsConnector {
  readonly serviceUrl: string;
  /** Everything that arrived, in order. */
  readonly calls: readonly ConnectorCall[];
  /** Everything that it refused as badly made, with what is wrong: empty in a good test. */
  readonly problems: readonly string[];
  /** Messages that people see in a conversation, in order; without typing. */
  seen(conversationId: string): readonly SeenMessage[];
  /** Conversations that were begun by us. */
  readonly begun: readonly string[];
  /** How often it was shown that the bot types. */
  typed(conversationId: string): number;
  readonly members: Map<string, TeamsMember>;
  /** Bytes by path, e.g. `/v3/attachments/7/views/original`, which only a bot with a token may read. */
  readonly pictures: Map<string, Uint8Array>;
  /** What it does with the next calls that say something, in order; after that it obeys. */
  does(...faults: readonly ConnectorFault[]): void;
  /** Asked before each call that says something, instead of a list. */
  decide(how: (call: ConnectorCall) => ConnectorFault): void;
  close(): Promise<void>;
}

/** @param token without it, nobody is let in; not given, everybody is */
export async function teamsConnector(token?: string): Promise<TeamsConnector> {
  const calls: ConnectorCall[] = [];
  const problems: string[] = [];
  const conversations = new Map<string, Map<string, SeenMessage>>();
  const typing = new Map<string, number>();
  const begun: string[] = [];
  const members = new Map<string, TeamsMember>();
  const pictures = new Map<string, Uint8Array>();
  const script: ConnectorFault[] = [];
  let decide = (_call: ConnectorCall): ConnectorFault => script.shift() ?? 'obeys';
  let last = 1_795_292_981_000;
  const nextId = (): string => String((last += 1));

  /** A place that was never spoken to is there all the same: who plays the person knows of it. */
  const messagesOf = (conversationId: string): Map<string, SeenMessage> => {
    const found = conversations.get(conversationId) ?? new Map<string, SeenMessage>();
    conversations.set(conversationId, found);
    return found;
  };

  function say(conversationId: string, activity: SeenMessage['activity']): string | undefined {
    if (activity['type'] === 'typing') {
      typing.set(conversationId, (typing.get(conversationId) ?? 0) + 1);
      return nextId();
    }
    const id = nextId();
    messagesOf(conversationId).set(id, { id, activity, updates: 0 });
    // Teams splits what has both, and gives no id.
    const isSplit = typeof activity['text'] === 'string' && activity['attachments'] !== undefined;
    return isSplit && activity['text'] !== '' ? undefined : id;
  }

  function begin(body: Begun): Answer {
    const channel = body.channelData?.channel?.id;
    const person = body.members?.[0]?.id;
    if (channel === undefined) {
      if (person === undefined) return problem(400, 'BadArgument', 'nobody to talk to');
      if (members.size > 0 && memberOf(person) === undefined) {
        return problem(403, 'BotNotInConversationRoster', 'the app is not installed for them');
      }
      const id = `a:personal-${person}`;
      begun.push(id);
      return { status: 201, body: { id } };
    }
    const root = nextId();
    const id = `${channel};messageid=${root}`;
    begun.push(id);
    const { activity } = body;
    if (activity !== undefined) messagesOf(id).set(root, { id: root, activity, updates: 0 });
    return { status: 201, body: { id, activityId: root } };
  }

  const memberOf = (id: string): TeamsMember | undefined =>
    members.get(id) ?? [...members.values()].find((one) => one.aadObjectId === id);

  function obey({ method, path }: ConnectorCall, body: string): Answer {
    const [, id = '', , activityId = ''] = THERE.exec(path) ?? [];
    const conversationId = decodeURIComponent(id);
    const messages = messagesOf(conversationId);
    if (method === 'DELETE') {
      return messages.delete(activityId) ? { status: 200 } : problem(404, 'NotFound', activityId);
    }
    const given = JSON.parse(body === '' ? '{}' : body) as Begun;
    // A personal chat is begun with nothing said.
    const isSaid = path !== CONVERSATIONS || given.activity !== undefined;
    const said = path === CONVERSATIONS ? JSON.stringify(given.activity) : body;
    const refused = isSaid ? refusedByTeams(said) : undefined;
    if (refused !== undefined) {
      problems.push(refused.message);
      return problem(refused.status, refused.code, refused.message);
    }
    if (path === CONVERSATIONS) return begin(given);
    const activity = JSON.parse(body) as SeenMessage['activity'];
    if (method === 'POST') return { status: 201, body: { id: say(conversationId, activity) } };
    const before = messages.get(activityId);
    if (before === undefined) return problem(404, 'ActivityNotFoundInConversation', activityId);
    messages.set(activityId, { id: activityId, activity, updates: before.updates + 1 });
    return { status: 200, body: { id: activityId } };
  }

  function look(path: string): Answer | undefined {
    const [, , who] = MEMBERS.exec(path) ?? [];
    if (who !== undefined) {
      const member = memberOf(decodeURIComponent(who));
      return member === undefined
        ? problem(404, 'MemberNotFoundInConversation', 'no such member')
        : { status: 200, body: member };
    }
    if (PAGED.test(path)) return { status: 200, body: { members: [...members.values()] } };
    const bytes = pictures.get(path);
    return bytes === undefined ? undefined : { status: 200, bytes };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    const { authorization } = request.headers;
    const [path = ''] = (request.url ?? '').split('?');
    const call = { method: request.method ?? '', path, authorization, body: parsed(body) };
    calls.push(call);
    if (token !== undefined && authorization !== `Bearer ${token}`) {
      return send(response, problem(401, 'Unauthorized', 'who are you?'));
    }
    if (call.method === 'GET') {
      return send(response, look(path) ?? problem(404, 'NotFound', path));
    }
    if (path !== CONVERSATIONS && !THERE.test(path)) {
      return send(response, problem(404, 'NotFound', path));
    }
    const fault = decide(call);
    if (fault === 'obeys') return send(response, obey(call, body));
    if (fault.does === true) obey(call, body);
    if ('breaks' in fault) {
      response.destroy();
      return;
    }
    if ('hangs' in fault) return;
    const { status, code = `status ${status}`, retryAfterS, location } = fault;
    send(response, {
      ...problem(status, code, 'as told'),
      headers: {
        ...(retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) }),
        ...(location === undefined ? {} : { location }),
      },
    });
  }

  const server = createServer((request, response) => {
    // A caller that hangs up is no trouble of the test's.
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    problems,
    begun,
    members,
    pictures,
    seen: (conversationId) => [...(conversations.get(conversationId)?.values() ?? [])],
    typed: (conversationId) => typing.get(conversationId) ?? 0,
    does: (...faults) => void script.push(...faults),
    decide(how) {
      decide = how;
    },
    close: async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const CONVERSATIONS = '/v3/conversations';
const THERE = /^\/v3\/conversations\/([^/]+)\/activities(\/([^/]+))?$/;
const MEMBERS = /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/;
const PAGED = /^\/v3\/conversations\/[^/]+\/pagedmembers$/;

interface Begun {
  readonly activity?: SeenMessage['activity'];
  readonly members?: readonly { readonly id: string }[];
  readonly channelData?: { readonly channel?: { readonly id?: string } };
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

const problem = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function send(response: ServerResponse, { status, body, bytes, headers = {} }: Answer): void {
  const type = bytes === undefined ? 'application/json' : 'image/png';
  // In two steps: restify changes what writeHead returns, for everybody in the process.
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(bytes ?? JSON.stringify(body ?? {}));
}
