/** Where mail goes out. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else STARTTLS. */
  readonly secure: boolean;
  /** Without TLS nothing is sent. */
  readonly requireTLS: boolean;
  /** Is a certificate that nobody vouches for refused? */
  readonly rejectUnauthorized: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
}

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);
const SWITCHES = new Set(['requireTLS', 'rejectUnauthorized']);

/**
 * Reads `smtp://user:password@host:587` or `smtps://…:465`. TLS is required and its certificate
 * checked, except on this machine, and unless `?requireTLS=false` or `?rejectUnauthorized=false` says
 * otherwise. Undefined: it is no such URL.
 */
export function smtpUrl(text: string): SmtpServer | undefined {
  const url = URL.parse(text);
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return undefined;
  if (url.hash !== '' || !['', '/'].includes(url.pathname)) return undefined;
  for (const [name, value] of url.searchParams) {
    if (!SWITCHES.has(name) || !['true', 'false'].includes(value)) return undefined;
  }
  const secure = url.protocol === 'smtps:';
  const isLocal = LOCAL.has(url.hostname);
  const says = (name: string): boolean =>
    (url.searchParams.get(name) ?? String(!isLocal)) === 'true';
  try {
    return {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
      secure,
      requireTLS: !secure && says('requireTLS'),
      rejectUnauthorized: says('rejectUnauthorized'),
      auth:
        url.username === ''
          ? undefined
          : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    };
  } catch {
    // A stray % in the password.
    return undefined;
  }
}
