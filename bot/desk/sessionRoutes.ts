import type { Server } from 'restify';
import { z } from 'zod';
import { readJson } from '../http/body.ts';
import { HttpProblem } from '../http/problem.ts';
import { sendJson } from '../http/respond.ts';
import { handle } from '../http/route.ts';
import type { Desk } from './desk.ts';
import { StaffName } from './staffName.ts';

const SignIn = z.strictObject({ token: z.string().max(500), staff: StaffName });

/** Who is at the desk. */
export function sessionRoutes(server: Server, { door, mailbox, log }: Desk): void {
  server.get(
    '/desk/api/session',
    handle(log, async (req, res) => {
      sendJson(res, 200, { staff: door.letIn(req, res), hasMails: mailbox !== undefined });
    }),
  );
  server.post(
    '/desk/api/session',
    handle(log, async (req, res) => {
      const body = SignIn.safeParse(await readJson(req, { maxBytes: 4000, timeoutMs: 5000 }));
      if (!body.success) {
        const isName = body.error.issues.every(({ path }) => path[0] === 'staff');
        throw isName
          ? new HttpProblem(400, 'BadName', '`staff` is a name of 1 to 80 characters.')
          : new HttpProblem(400, 'BadArgument', 'Send { "token": "…", "staff": "…" }.');
      }
      door.signIn(req, res, body.data.token, body.data.staff);
      res.setHeader('Cache-Control', 'no-store');
      res.statusCode = 204;
      res.end();
    }),
  );
  server.del(
    '/desk/api/session',
    handle(log, async (req, res) => {
      door.signOut(req, res);
      res.statusCode = 204;
      res.end();
    }),
  );
}
