/** clamd as its manual has it, on a port or a socket of this machine: one call on each connection. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { EICAR } from '../../services/files/eicar.ts';

/** What it does with a file. */
type Manner =
  | 'scans'
  | 'hangs'
  | 'resets'
  | 'hangs up'
  | 'says half'
  | 'says too much'
  | 'finds nothing'
  | 'speaks another language';

export interface ClamdServer {
  /** As in the setting CLAMD. */
  readonly address: string;
  /** Files that arrived whole. */
  readonly files: readonly Buffer[];
  /** Of the last file. */
  readonly chunkBytes: readonly number[];
  /** Of clients, now. */
  readonly open: () => number;
  readonly behave: (manner: Manner) => void;
  close(): Promise<void>;
}

/** The chunks of a whole call; undefined while some of it is missing. */
function chunksOf(received: Buffer): readonly Buffer[] | undefined {
  const chunks: Buffer[] = [];
  for (let at = 'zINSTREAM\0'.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return chunks;
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

/** @param maxBytes its StreamMaxLength; path: of a socket, in the place of a port */
export async function clamdServer({
  path,
  maxBytes = 25 * 1024 * 1024,
}: { readonly path?: string; readonly maxBytes?: number } = {}): Promise<ClamdServer> {
  const files: Buffer[] = [];
  const sockets = new Set<Socket>();
  let chunkBytes: readonly number[] = [];
  let manner: Manner = 'scans';

  function answer(socket: Socket, file: Buffer): void {
    const found = manner === 'scans' && file.includes(EICAR);
    switch (manner) {
      case 'hangs':
        return;
      case 'resets':
        socket.resetAndDestroy();
        return;
      case 'hangs up':
        socket.end();
        return;
      case 'says half':
        socket.end('stream: OK');
        return;
      case 'says too much':
        socket.end(`${'stream: OK '.repeat(100_000)}\0`);
        return;
      case 'speaks another language':
        socket.end('HTTP/1.1 200 OK\r\n\r\n\0');
        return;
      case 'scans':
      case 'finds nothing':
        socket.end(`stream: ${found ? 'Eicar-Test-Signature FOUND' : 'OK'}\0`);
    }
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    const parts: Buffer[] = [];
    let length = 0;
    let tail = Buffer.alloc(0);
    socket.on('data', (part) => {
      parts.push(part);
      length += part.length;
      if (length > maxBytes) {
        socket.end('INSTREAM size limit exceeded. ERROR\0');
        return;
      }
      tail = Buffer.concat([tail, part]).subarray(-4);
      if (tail.at(-1) !== 0) return;
      if (manner !== 'hangs' && String(parts[0]) === 'zVERSION\0') {
        socket.end('ClamAV 1.4.6/27000/Sun Nov 22 08:00:00 2026\0');
        return;
      }
      // The end of a call; put together only then, since files are large.
      if (!tail.equals(Buffer.alloc(4))) return;
      const received = Buffer.concat(parts);
      const chunks = chunksOf(received);
      if (chunks === undefined) return;
      chunkBytes = chunks.map(({ length }) => length);
      const file = Buffer.concat(chunks);
      files.push(file);
      answer(socket, file);
    });
  });
  server.listen(path === undefined ? { port: 0, host: '127.0.0.1' } : { path });
  await once(server, 'listening');
  const at = server.address();
  return {
    address: typeof at === 'object' && at !== null ? `127.0.0.1:${at.port}` : (path ?? ''),
    files,
    get chunkBytes() {
      return chunkBytes;
    },
    open: () => sockets.size,
    behave: (other) => void (manner = other),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
