import type { ServerResponse } from 'node:http';
import type { RequestStore } from '../../services/requests/requestStore.ts';

/** A proxy cuts a silent connection after a minute or less. */
const KEEP_ALIVE_MS = 20_000;
/** Then the browser comes again, and has to show its cookie again. */
const LASTS_MS = 15 * 60_000;
/** One that does not read is let go; it will come again. */
const UNREAD_BYTES = 64 * 1024;

export interface DeskEvents {
  /** Sends every change of a request to this caller until they leave. */
  stream(res: ServerResponse): void;
  /** Ends every stream, so that the server can stop. */
  close(): void;
}

/** Server-sent events: which request changed, and to what. What it holds is asked for apart. */
export function deskEvents(requests: RequestStore): DeskEvents {
  const open = new Set<ServerResponse>();
  const stopWatching = requests.watch(({ reference, status }) => {
    for (const res of open) {
      if (res.writableLength > UNREAD_BYTES) res.destroy();
      else res.write(`event: request\ndata: ${JSON.stringify({ reference, status })}\n\n`);
    }
  });
  return {
    stream(res) {
      res.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
      res.setHeader('Cache-Control', 'no-store');
      res.setHeader('X-Accel-Buffering', 'no');
      res.setHeader('X-Content-Type-Options', 'nosniff');
      res.write('retry: 2000\n\n');
      open.add(res);
      const keepAlive = setInterval(() => res.write(': \n\n'), KEEP_ALIVE_MS).unref();
      const end = setTimeout(() => res.end(), LASTS_MS).unref();
      res.on('close', () => {
        clearInterval(keepAlive);
        clearTimeout(end);
        open.delete(res);
      });
    },
    close() {
      stopWatching();
      for (const res of open) res.end();
    },
  };
}
