import { gzipSync } from 'node:zlib';
import type { MeasuredServer } from './startServer.ts';

/** Bytes of the launcher script as it travels, gzip. */
export async function measureWidget({ url }: MeasuredServer): Promise<number> {
  const answer = await fetch(`${url}/widget.js`);
  if (!answer.ok) throw new Error(`/widget.js answered ${answer.status}.`);
  return gzipSync(Buffer.from(await answer.arrayBuffer())).length;
}
