import type { Server } from 'restify';
import { z } from 'zod';
import type { Clock } from '../../services/clock.ts';
import type { RequestStore } from '../../services/requests/requestStore.ts';
import { supportRequestSchema } from '../../services/requests/jsonSchema.ts';
import { readJson } from '../http/body.ts';
import type { Log } from '../../services/log.ts';
import { HttpProblem } from '../http/problem.ts';
import { sendJson } from '../http/respond.ts';
import { handle } from '../http/route.ts';
import { deskDoor } from './deskDoor.ts';
import { deskEvents } from './deskEvents.ts';
import { deskListItem } from './deskListItem.ts';
import { openApi } from './openApi.ts';

const ListQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z.string().max(60).optional(),
});
const SignIn = z.strictObject({ token: z.string().max(500) });

export interface DeskOptions {
  readonly requests: RequestStore;
  /** What programs send as a bearer token and staff sign in with. */
  readonly deskToken: string;
  /** Signs the sessions; the same on every replica and across restarts. */
  readonly sessionSecret: string | Uint8Array;
  /** Where the desk is reached from outside; https makes its cookie `Secure`. A function if that is known late. */
  readonly publicUrl: string | (() => string);
  readonly clock: Clock;
  readonly log: Log;
}

/** The desk's JSON API. Call `close` before the server's own, or open event streams hold it. */
export function installDesk(server: Server, options: DeskOptions): { close(): void } {
  const { requests, log } = options;
  const publicUrl = () =>
    typeof options.publicUrl === 'string' ? options.publicUrl : options.publicUrl();
  const door = deskDoor({ ...options, isHttps: () => publicUrl().startsWith('https:') });
  const events = deskEvents(requests);

  server.get(
    '/desk/api/requests',
    handle(log, async (req, res) => {
      door.letIn(req, res);
      const { searchParams } = new URL(req.url ?? '', 'http://desk');
      const query = ListQuery.safeParse(Object.fromEntries(searchParams));
      if (!query.success) {
        throw new HttpProblem(400, 'BadArgument', z.prettifyError(query.error));
      }
      const { limit, before } = query.data;
      const page = await requests.list({ limit, ...(before === undefined ? {} : { before }) });
      const next = page.length < limit ? null : (page.at(-1)?.reference ?? null);
      sendJson(res, 200, { requests: page.map(deskListItem), next });
    }),
  );
  server.get(
    '/desk/api/requests/:reference',
    handle(log, async (req, res) => {
      door.letIn(req, res);
      const { reference = '' } = req.params as Readonly<Record<string, string>>;
      const found = await requests.get(reference);
      if (found === undefined) {
        throw new HttpProblem(404, 'NotFound', 'There is no request with this reference.');
      }
      sendJson(res, 200, found);
    }),
  );
  server.get(
    '/desk/api/events',
    handle(log, async (req, res) => {
      door.letIn(req, res);
      events.stream(res);
    }),
  );
  server.post(
    '/desk/api/session',
    handle(log, async (req, res) => {
      const body = SignIn.safeParse(await readJson(req, { maxBytes: 2000, timeoutMs: 5000 }));
      if (!body.success) throw new HttpProblem(400, 'BadArgument', 'Send { "token": "…" }.');
      door.signIn(req, res, body.data.token);
      res.setHeader('Cache-Control', 'no-store');
      res.statusCode = 204;
      res.end();
    }),
  );
  server.del(
    '/desk/api/session',
    handle(log, async (_req, res) => {
      door.signOut(res);
      res.statusCode = 204;
      res.end();
    }),
  );
  server.get(
    '/desk/api/openapi.json',
    handle(log, async (_req, res) => sendJson(res, 200, openApi(publicUrl()))),
  );
  server.get(
    '/schemas/support-request-1.json',
    handle(log, async (_req, res) => sendJson(res, 200, supportRequestSchema())),
  );
  return { close: () => events.close() };
}
