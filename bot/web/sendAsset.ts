import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Asset } from './asset.ts';

function encodingFor(req: IncomingMessage): 'br' | 'gzip' | undefined {
  const accepted = String(req.headers['accept-encoding'] ?? '')
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';', 1)[0]?.trim());
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : undefined;
}

/** Answers with a file: 304 when the caller has it, compressed when the caller can read that. */
export async function sendAsset(
  req: IncomingMessage,
  res: ServerResponse,
  asset: Asset,
  caching: 'immutable' | 'revalidate',
): Promise<void> {
  const encoding = encodingFor(req);
  const etag = `"${asset.hash}${encoding === undefined ? '' : `-${encoding}`}"`;
  res.setHeader('ETag', etag);
  res.setHeader('Vary', 'Accept-Encoding');
  res.setHeader('X-Content-Type-Options', 'nosniff');
  // The launcher and its frame are used by other sites' pages.
  res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  res.setHeader(
    'Cache-Control',
    caching === 'immutable' ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
  );
  if (req.headers['if-none-match'] === etag) {
    res.statusCode = 304;
    res.end();
    return;
  }
  const body = encoding === undefined ? asset.body : await asset.encoded(encoding);
  if (res.destroyed) return;
  if (encoding !== undefined) res.setHeader('Content-Encoding', encoding);
  res.setHeader('Content-Type', asset.type);
  res.setHeader('Content-Length', body.length);
  res.end(body);
}
