import type { ServerResponse } from 'node:http';

export interface PagePolicy {
  /** Ours, as browsers know it. */
  readonly origin: string;
  /** Who may show the page in a frame: origins, `'self'`, or nobody. */
  readonly frameAncestors: readonly string[];
  readonly nonce: string;
  /** The page runs Web Chat, which needs blobs for workers and uploads. */
  readonly hasWebChat: boolean;
}

/** Web Chat adds one empty style element without the nonce: this is the hash of nothing. */
const EMPTY = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

function contentSecurityPolicy({ origin, frameAncestors, nonce, hasWebChat }: PagePolicy): string {
  const ours = `'self' 'nonce-${nonce}'`;
  const style = hasWebChat ? `${ours} ${EMPTY}` : ours;
  return [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `script-src ${ours}`,
    `style-src ${style}`,
    `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ')}`,
    ...(hasWebChat
      ? [
          'worker-src blob:',
          "img-src 'self' data: blob:",
          "media-src 'self' blob:",
          // `'self'` does not cover web sockets in every browser.
          `connect-src 'self' blob: ${origin.replace(/^http/, 'ws')}`,
        ]
      : ["img-src 'self'", "connect-src 'self'", "frame-src 'self'"]),
  ].join('; ');
}

/** What every page of ours says to the browser about what it may do. */
export function securityHeaders(res: ServerResponse, policy: PagePolicy): void {
  res.setHeader('Content-Security-Policy', contentSecurityPolicy(policy));
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Referrer-Policy', 'same-origin');
  res.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()');
  if (policy.origin.startsWith('https:'))
    res.setHeader('Strict-Transport-Security', 'max-age=31536000');
}
