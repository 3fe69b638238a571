import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const FIRST = 10_000;
/** Where nothing else is known, as Linux has it. */
const USUAL_EPHEMERAL = 32_768;

/** From here on the kernel gives ports to whoever connects somewhere, and to who asks for any. */
function firstEphemeral(): number {
  try {
    const range = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8');
    return Number(range.split(/\s+/)[0]);
  } catch {
    return USUAL_EPHEMERAL;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listening = once(server, 'listening').then(
    () => true,
    () => false,
  );
  server.listen(port);
  if (!(await listening)) return false;
  const closed = once(server, 'close');
  server.close();
  await closed;
  return true;
}

/**
 * A port for a process that has to have the same one after every start. Not one of those that the kernel gives away by
 * itself: such a port, let go of for a moment, may be another’s by the time it is wanted again.
 */
export async function freePort(): Promise<number> {
  const end = Math.max(firstEphemeral(), FIRST + 1000);
  for (let tries = 0; tries < 100; tries += 1) {
    const port = FIRST + Math.floor(Math.random() * (end - FIRST));
    if (await isFree(port)) return port;
  }
  throw new Error('There is no free port.');
}
