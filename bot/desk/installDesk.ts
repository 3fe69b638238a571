import type { Server } from 'restify';
import { handoffSchema } from '../../services/handoff/handoffSchema.ts';
import { supportRequestSchema } from '../../services/requests/jsonSchema.ts';
import { sendJson } from '../http/respond.ts';
import { handle } from '../http/route.ts';
import { deskDoor } from './deskDoor.ts';
import { deskEvents } from './deskEvents.ts';
import { deskIndex } from './deskIndex.ts';
import type { DeskOptions } from './deskOptions.ts';
import { fileRoutes } from './fileRoutes.ts';
import { listRoutes } from './listRoutes.ts';
import { openApi } from './openApi.ts';
import { requestRoutes } from './requestRoutes.ts';
import { sessionRoutes } from './sessionRoutes.ts';

/** The desk's JSON API. Call `close` before the server's own, or open event streams hold it. */
export function installDesk(server: Server, options: DeskOptions): { close(): void } {
  const { requests, clock, log, mailbox } = options;
  const publicUrl = () =>
    typeof options.publicUrl === 'string' ? options.publicUrl : options.publicUrl();
  const door = deskDoor({ ...options, publicUrl });
  const index = deskIndex(requests, clock);
  const events = deskEvents(requests);
  const desk = { ...options, door, index };

  listRoutes(server, desk);
  requestRoutes(server, desk);
  sessionRoutes(server, desk);
  fileRoutes(server, desk);
  server.get(
    '/desk/api/events',
    handle(log, async (req, res) => {
      door.letIn(req, res);
      events.stream(res);
    }),
  );
  const published = {
    '/desk/api/openapi.json': () => openApi(publicUrl(), { hasMails: mailbox !== undefined }),
    '/schemas/support-request-2.json': supportRequestSchema,
    '/schemas/handoff-1.json': handoffSchema,
  };
  for (const [path, make] of Object.entries(published)) {
    server.get(
      path,
      handle(log, async (_req, res) => sendJson(res, 200, make())),
    );
  }
  return {
    close: () => {
      index.close();
      events.close();
    },
  };
}
