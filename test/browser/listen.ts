import { once } from 'node:events';
import { createServer } from 'restify';
import type { Server } from 'restify';

export interface Listening {
  readonly server: Server;
  readonly url: string;
  close(): Promise<void>;
}

/** A web server on a free port, with what `install` puts on it. */
export async function listen(install: (server: Server) => void): Promise<Listening> {
  const server = createServer();
  install(server);
  server.listen(0, 'localhost');
  await once(server.server, 'listening');
  const at = server.address();
  return {
    server,
    url: `http://localhost:${String(typeof at === 'object' ? at.port : at)}`,
    close: async () => {
      const closed = once(server.server, 'close');
      server.close();
      server.server.closeAllConnections();
      await closed;
    },
  };
}
