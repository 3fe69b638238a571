import type { Server } from 'restify';
import { z } from 'zod';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { HttpProblem } from '../http/problem.ts';
import { sendJson } from '../http/respond.ts';
import { handle } from '../http/route.ts';
import type { Desk } from './desk.ts';
import { listItemOf } from './listItemOf.ts';
import { parkedProblem } from './parkedProblem.ts';
import { byPlaceInLine, placeInLine } from './placeInLine.ts';

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const ListQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z.string().max(60).optional(),
  queue: z.string().max(120).optional(),
  open: Flag.optional(),
  mine: Flag.optional(),
});
type ListQuery = z.infer<typeof ListQuery>;

/** Those of a page as staff look at them: the store knows what is urgent, and not what is due. */
function inLine(page: readonly SupportRequest[]): readonly SupportRequest[] {
  return page
    .map((request) => ({ request, place: placeInLine(request) }))
    .toSorted((a, b) => byPlaceInLine(a.place, b.place))
    .map(({ request }) => request);
}

/** The list of requests, and how many there are in each queue. */
export function listRoutes(server: Server, desk: Desk): void {
  const { requests, index, door, policies, outbox, clock, log } = desk;

  const mine = async ({ limit, before }: ListQuery, staff: string) => {
    const all = await index.mine(staff);
    const from = before === undefined ? 0 : all.indexOf(before) + 1;
    if (before !== undefined && from === 0) return [];
    const found = all.slice(from, from + limit).map(async (one) => requests.get(one));
    return (await Promise.all(found)).filter((one) => one !== undefined);
  };
  const page = async (query: ListQuery, staff: string): Promise<readonly SupportRequest[]> => {
    if (query.mine === true) return mine(query, staff);
    const { limit, before, queue, open } = query;
    return requests.list({
      limit,
      ...(before === undefined ? {} : { before }),
      ...(queue === undefined ? {} : { queue }),
      ...(open === true ? { isOpen: true } : {}),
    });
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
      const found = await page(query.data, staff);
      const now = clock();
      const shown = query.data.open === true ? inLine(found) : found;
      const items = shown.map(async (request) => {
        const parked = parkedProblem(await outbox.parked(request.reference));
        return listItemOf(request, { policies, now, parked });
      });
      const next = found.length < query.data.limit ? null : (found.at(-1)?.reference ?? null);
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
