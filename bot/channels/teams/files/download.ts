import { setTimeout as pause } from 'node:timers/promises';
import { readAtMost } from '../readAtMost.ts';
import type { IsFileUrl } from './fileUrls.ts';

export type Downloaded =
  | { readonly kind: 'had'; readonly bytes: Buffer }
  | { readonly kind: 'tooBig' }
  /** Not there, not any more, or not in time. */
  | { readonly kind: 'unavailable'; readonly problem: string };

const TRIES = 2;
const AGAIN_MS = 300;

const mayComeBack = (status: number): boolean => status === 429 || status >= 500;

/** Fetches a file of Teams, whose address is all the right that it takes: no token goes along, and no redirect counts. */
export async function download(
  url: string,
  options: {
    readonly isFileUrl: IsFileUrl;
    readonly maxBytes: number;
    readonly signal: AbortSignal;
  },
): Promise<Downloaded> {
  const { isFileUrl, maxBytes, signal } = options;
  if (!isFileUrl(url)) return { kind: 'unavailable', problem: 'not an address of SharePoint' };

  async function once(): Promise<Downloaded & { readonly mayComeBack?: boolean }> {
    const response = await fetch(url, { redirect: 'manual', credentials: 'omit', signal });
    const { status } = response;
    if (status === 200) {
      const bytes = await readAtMost(response, maxBytes);
      return bytes === undefined ? { kind: 'tooBig' } : { kind: 'had', bytes: Buffer.from(bytes) };
    }
    await response.body?.cancel();
    const problem = `status ${status}`;
    return { kind: 'unavailable', problem, mayComeBack: mayComeBack(status) };
  }

  let problem = '';
  for (let tries = 1; ; tries += 1) {
    try {
      const got = await once();
      if (got.kind !== 'unavailable') return got;
      ({ problem } = got);
      if (got.mayComeBack !== true) break;
    } catch (error) {
      problem = error instanceof Error ? error.name : 'failed';
    }
    if (signal.aborted || tries === TRIES) break;
    // Aborted meanwhile: the next try says so.
    await pause(AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }
  return { kind: 'unavailable', problem };
}
