import type { Server } from 'restify';
import { HttpProblem } from '../http/problem.ts';
import { sendJson } from '../http/respond.ts';
import { handle } from '../http/route.ts';
import { sendFile } from '../http/sendFile.ts';
import type { Desk } from './desk.ts';

const MAILS = 100;
const paramOf = (params: unknown, name: string): string =>
  (params as Readonly<Record<string, string>>)[name] ?? '';

/** What customers attached, and in a demo the mails that would have been sent. */
export function fileRoutes(server: Server, { door, uploads, mailbox, log }: Desk): void {
  server.get(
    '/desk/api/uploads/:id',
    handle(log, async (req, res) => {
      door.letIn(req, res);
      const file = await uploads(paramOf(req.params, 'id'));
      if (file === undefined) throw new HttpProblem(404, 'NotFound', 'There is no such file.');
      await sendFile(res, file, { readableBy: 'ourPages', cache: 'private, no-store' });
    }),
  );
  if (mailbox === undefined) return;
  server.get(
    '/desk/api/mails',
    handle(log, async (req, res) => {
      door.letIn(req, res);
      const mails = await mailbox.list(MAILS);
      sendJson(res, 200, {
        mails: mails.map(({ id, to, subject, text, html, sentAt }) => {
          return { id, to, subject, text, hasHtml: html !== undefined, sentAt };
        }),
      });
    }),
  );
  server.get(
    '/desk/api/mails/:id',
    handle(log, async (req, res) => {
      door.letIn(req, res);
      const id = paramOf(req.params, 'id');
      const mail = (await mailbox.list(MAILS)).find((one) => one.id === id);
      if (mail?.html === undefined)
        throw new HttpProblem(404, 'NotFound', 'There is no such mail.');
      // As strictly as a mail program would: nothing is fetched, and nothing runs.
      res.setHeader(
        'Content-Security-Policy',
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups",
      );
      res.setHeader('Content-Type', 'text/html; charset=utf-8');
      res.setHeader('X-Content-Type-Options', 'nosniff');
      res.setHeader('Referrer-Policy', 'no-referrer');
      res.setHeader('Cache-Control', 'no-store');
      res.end(mail.html);
    }),
  );
}
