import { floorTurn } from './floorTalk.ts';
import { keepAlive } from './keepAlive.ts';
import { inParallel, type Load, measureLoad } from './measureLoad.ts';
import type { MeasuredServer } from './startServer.ts';

/** So many conversations at once, each on a connection that has carried a turn before. */
export async function loadFloor(
  server: MeasuredServer,
  atOnce: number,
  turns: number,
): Promise<Load> {
  const http = keepAlive(atOnce);
  const run = crypto.randomUUID();
  const turnOf = (index: number) => floorTurn(http, server.url, `${run} ${index % (atOnce * 4)}`);
  try {
    const warming = Array.from({ length: atOnce }, (_, index) => index);
    await inParallel(atOnce, warming, turnOf);
    const all = Array.from({ length: turns }, (_, index) => index);
    return await measureLoad(server, (timed) =>
      inParallel(atOnce, all, (index) => timed(() => turnOf(index))),
    );
  } finally {
    http.close();
  }
}
