import type { Server } from 'restify';
import { z } from 'zod';
import { isOpen } from '../../services/requests/alone.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { HttpProblem } from '../http/problem.ts';
import { sendJson } from '../http/respond.ts';
import { handle } from '../http/route.ts';
import type { Desk } from './desk.ts';
import type { LineQuery } from './deskIndex.ts';
import { listItemOf } from './listItemOf.ts';
import { parkedProblem } from './parkedProblem.ts';

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const ListQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z.string().max(120).optional(),
  queue: z.string().max(120).optional(),
  open: Flag.optional(),
  mine: Flag.optional(),
});
type ListQuery = z.infer<typeof ListQuery>;

interface Page {
  readonly found: readonly SupportRequest[];
  readonly next: string | null;
}

/** The list of requests, and how many there are in each queue. */
export function listRoutes(server: Server, desk: Desk): void {
  const { requests, index, door, policies, outbox, clock, log } = desk;

  const inLine = async (query: LineQuery): Promise<Page> => {
    const { references, next } = await index.line(query);
    const found = await Promise.all(references.map(async (one) => requests.get(one)));
    // What is done since was told, or is about to be.
    return { found: found.flatMap((one) => (one !== undefined && isOpen(one) ? [one] : [])), next };
  };
  const page = async (query: ListQuery, staff: string): Promise<Page> => {
    const { limit, before, queue, open, mine } = query;
    if (mine === true) return inLine({ limit, before, staff });
    if (open === true) return inLine({ limit, before, queue });
    const found = await requests.list({
      limit,
      ...(before === undefined ? {} : { before }),
      ...(queue === undefined ? {} : { queue }),
    });
    return { found, next: found.length < limit ? null : (found.at(-1)?.reference ?? null) };
  };

  server.get(
    '/desk/api/requests',
    handle(log, async (req, res) => {
      const staff = door.letIn(req, res);
      const { searchParams } = new URL(req.url ?? '', 'http://desk');
      const query = ListQuery.safeParse(Object.fromEntries(searchParams));
      if (!query.success) {
        throw new HttpProblem(400, 'BadArgument', z.prettifyError(query.error));
      }
      const { found, next } = await page(query.data, staff);
      const now = clock();
      const items = found.map(async (request) => {
        const parked = parkedProblem(await outbox.parked(request.reference));
        return listItemOf(request, { policies, now, parked });
      });
      sendJson(res, 200, { requests: await Promise.all(items), next });
    }),
  );
  server.get(
    '/desk/api/queues',
    handle(log, async (req, res) => {
      const staff = door.letIn(req, res);
      const mail = await desk.mailTrouble?.();
      const counts = await index.counts(staff);
      sendJson(res, 200, { ...counts, ...(mail === undefined ? {} : { mail }) });
    }),
  );
}
