import type { IncomingMessage } from 'node:http';

/**
 * How many lines of a conversation a client has seen, told by the `watermark` that it sends back.
 * Without one it gets only what is new, as the documents say, unless `byDefault` says otherwise. An
 * empty one is a DirectLineJS that was cut off before its first frame: it gets everything, as does
 * one with a mark that we never gave, because a double is harmless and a loss is not.
 */
export function seenBy(
  { url = '' }: IncomingMessage,
  length: number,
  { byDefault = length }: { readonly byDefault?: number } = {},
): number {
  const watermark = URL.parse(url, 'http://localhost')?.searchParams.get('watermark') ?? undefined;
  if (watermark === undefined) return byDefault;
  if (!/^\d{1,15}$/.test(watermark)) return 0;
  // A mark beyond the end would hide what is said from now on.
  return Math.min(Number(watermark), length);
}
