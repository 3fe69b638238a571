import type { Server } from 'node:http';
import { createServer, type Server as Acceptor } from 'node:net';

/** How many connections are accepted in one turn of the event loop. */
const AT_ONCE = 32;

const listening = (acceptor: Acceptor, options: object) =>
  new Promise<void>((resolve, reject) => {
    acceptor.once('error', reject);
    acceptor.listen(options, () => {
      acceptor.off('error', reject);
      resolve();
    });
  });

/**
 * Node accepts one connection from a listening socket in each turn of its event loop, so that behind
 * 50 busy callers a new one waits for seconds (libuv, PR 3696). More sockets on the same port accept
 * more. The server itself has to listen with `reusePort`.
 *
 * @returns how to close them
 */
export async function acceptors(server: Server, host: string, port: number): Promise<() => void> {
  const more = Array.from({ length: AT_ONCE - 1 }, () =>
    createServer((socket) => server.emit('connection', socket)),
  );
  await Promise.all(more.map((one) => listening(one, { host, port, reusePort: true })));
  return () => {
    for (const one of more) one.close();
  };
}

/**
 * Makes sure that nobody has this port: who listens with `reusePort` would otherwise share it with
 * another process of the same user without a word.
 */
export async function checkFree(host: string, port: number): Promise<void> {
  const probe = createServer();
  await listening(probe, { host, port });
  await new Promise<void>((resolve) => probe.close(() => resolve()));
}
