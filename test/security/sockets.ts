/** Calls that no client library would make, over bare sockets. */
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** Sends lines and returns what came back until the server closed it; nothing if it never answered. */
export async function raw(port: number, ...lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(lines.join('\r\n'));
  return text(socket).catch(() => '');
}

/** The status line’s number, 0 without one. */
export const statusOf = (answer: string): number =>
  Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
