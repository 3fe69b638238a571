import type { Server } from 'restify';
import { z } from 'zod';
import { DeskAction } from '../../services/desk/deskWork.ts';
import { handoffMarkdown } from '../../services/handoff/handoffMarkdown.ts';
import { handoffOf } from '../../services/handoff/handoffOf.ts';
import { audienceOf } from '../../services/requests/audience.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { readJson } from '../http/body.ts';
import { HttpProblem } from '../http/problem.ts';
import { sendJson } from '../http/respond.ts';
import { handle } from '../http/route.ts';
import type { Desk } from './desk.ts';
import { detailOf } from './detailOf.ts';
import { tellsCustomer } from './tellsCustomer.ts';

const unknown = () => new HttpProblem(404, 'NotFound', 'There is no request with this reference.');
/** A text of 8000 characters, each of them escaped, and the rest. */
const MOST_BYTES = 100_000;

/** One request: in full, as a handoff, and what staff do with it. */
export function requestRoutes(server: Server, desk: Desk): void {
  const { requests, work, outbox, door, policies, clock, log } = desk;
  const { hasMail = false } = desk;
  const isThere = async (request: SupportRequest): Promise<boolean> => {
    const [first] = audienceOf(request);
    return (
      first !== undefined && (desk.isThere === undefined || desk.isThere(first.conversationId))
    );
  };
  const referenceOf = (params: unknown): string =>
    (params as Readonly<Record<string, string>>)['reference'] ?? '';
  const requestOf = async (params: unknown): Promise<SupportRequest> => {
    const found = await requests.get(referenceOf(params));
    if (found === undefined) throw unknown();
    return found;
  };

  server.get(
    '/desk/api/requests/:reference',
    handle(log, async (req, res) => {
      const staff = door.letIn(req, res);
      const request = await requestOf(req.params);
      const reach = { isThere: await isThere(request), hasMail };
      const parked = await outbox.parked(request.reference);
      sendJson(res, 200, detailOf(request, { policies, now: clock(), parked, staff, ...reach }));
    }),
  );
  server.get(
    '/desk/api/requests/:reference/handoff',
    handle(log, async (req, res) => {
      door.letIn(req, res);
      const request = await requestOf(req.params);
      const now = clock();
      const handoff = handoffOf(request, { policies, now });
      const as = new URL(req.url ?? '', 'http://desk').searchParams.get('as');
      const wantsMarkdown = (req.headers.accept ?? '').includes('text/markdown');
      if (as !== 'md' && (as !== null || !wantsMarkdown)) return sendJson(res, 200, handoff);
      res.setHeader('Content-Type', 'text/markdown; charset=utf-8');
      res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
      res.setHeader('X-Content-Type-Options', 'nosniff');
      res.setHeader('Cache-Control', 'no-store');
      res.end(handoffMarkdown(handoff, now));
    }),
  );
  server.post(
    '/desk/api/requests/:reference/actions',
    handle(log, async (req, res) => {
      const staff = door.letAct(req, res);
      const body = await readJson(req, { maxBytes: MOST_BYTES, timeoutMs: 5000 });
      const action = DeskAction.safeParse(body);
      if (!action.success) {
        throw new HttpProblem(400, 'BadArgument', z.prettifyError(action.error));
      }
      const outcome = await work.act(referenceOf(req.params), action.data, staff);
      switch (outcome.kind) {
        case 'done':
          return sendJson(res, 200, {
            ...outcome,
            tellsCustomer: tellsCustomer(outcome.request, action.data.key),
          });
        case 'unknown':
          throw unknown();
        case 'tooLate': {
          const error = { code: 'TooLate', message: outcome.why };
          return sendJson(res, 409, { ...outcome, error });
        }
      }
    }),
  );
}
