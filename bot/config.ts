/** The operator's settings: read once, checked, and refused with one line that names the wrong one. */
import { createPublicKey } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { mailAddress } from '../services/mail/mailAddress.ts';
import { smtpUrl } from '../services/mail/smtpUrl.ts';

const Switch = z
  .enum(['true', 'false', 'on', 'off', '1', '0'], { error: 'must be true or false' })
  .transform((value) => ['true', 'on', '1'].includes(value));

const Origin = z.string().refine((text) => {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text;
}, 'must be origins such as https://www.example.com, separated by commas');

const Url = z.url({
  protocol: /^https?$/,
  error: 'must be a URL such as https://support.example.com',
});

/** Where people reach us: paths are put behind it. */
const BaseUrl = Url.regex(
  /^[^?#@]*$/,
  'must be a URL without user, question mark or #, such as https://support.example.com',
).transform((text) => text.replace(/\/{1,9}$/, ''));

/** Or the path of a socket on this machine. */
const RedisUrl = z.string().refine((text) => {
  if (text.startsWith('/')) return true;
  const url = URL.parse(text);
  return url !== null && /^rediss?:$/.test(url.protocol) && url.hostname !== '';
}, 'must be a URL such as redis://user:password@redis.example.com:6379, or rediss:// for TLS');

/** An address, or a network such as `10.0.0.0/8`. */
function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const kind = isIP(address);
  if (kind === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 6 ? 128 : 32));
}

/** By figures alone: "0x10" and "1e3" are numbers too, but no settings. */
const WholeNumber = (min: number, max: number, wrong: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, wrong)
    .transform(Number)
    .pipe(z.number().min(min, wrong).max(max, wrong));

const Days = WholeNumber(1, 3650, 'must be 1 to 3650 days');

function isPublicKey(pem: string): boolean {
  try {
    // A public key could be made of a private one, but that must not lie about in settings.
    return createPublicKey(pem).type === 'public' && !pem.includes('PRIVATE');
  } catch {
    return false;
  }
}

const PublicKey = z
  .string()
  .transform((text) => text.replaceAll('\\n', '\n'))
  .refine(isPublicKey, 'must be a public key in PEM, its lines separated by \\n');

const Secret = (bytes: number) => z.string().min(bytes, `must have at least ${bytes} characters`);

/** `customer-service=cs@example.com,*=support@example.com`: a queue's id, or `*` for all others. */
const QueueMail = z
  .string()
  .default('')
  .transform((text, context) => {
    const wrong = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    const queues = new Map<string, string>();
    for (const pair of text.split(',').map((one) => one.trim())) {
      if (pair === '') continue;
      const [, queue = '', address = ''] = /^([^=]*)=(.*)$/.exec(pair) ?? [];
      const [id, to] = [queue.trim(), address.trim()];
      if (!/^(\*|[a-z0-9]+(-[a-z0-9]+)*)$/.test(id) || mailAddress(to)?.address !== to) {
        return wrong('must be pairs such as customer-service=cs@example.com, separated by commas');
      }
      if (queues.has(id)) return wrong(`names ${id} twice`);
      queues.set(id, to);
    }
    return queues;
  });

/** Every setting, by the name it has in the environment. `.env.example` explains each. */
const Settings = z.object({
  NODE_ENV: z.string().optional(),
  PORT: WholeNumber(0, 65_535, 'must be a port number').default(3978),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: BaseUrl.optional(),
  DATA_DIR: z.string().min(1).default('data'),
  DEMO: Switch.optional(),
  DESK_TOKEN: Secret(16).optional(),
  DIRECT_LINE_SECRET: Secret(32).optional(),
  TOKEN_LIFETIME: WholeNumber(5, 86_400, 'must be 5 to 86400 seconds').default(3600),
  ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .pipe(z.array(Origin)),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .refine(
      (all) => all.every(isAddressOrNetwork),
      'must be addresses or networks such as 10.0.0.0/8, separated by commas',
    ),
  LIMIT_CALLS: WholeNumber(0, 1_000_000, 'must be 0 to 1000000 calls a minute').default(1200),
  LIMIT_CHATS: WholeNumber(0, 1_000_000, 'must be 0 to 1000000 conversations an hour').default(120),
  LIMIT_LINES: WholeNumber(0, 100_000, 'must be 0 to 100000 lines a minute').default(60),
  MAX_PAGES: WholeNumber(10, 1_000_000, 'must be 10 to 1000000 pages').default(10_000),
  POLICY_DIR: z.string().min(1).optional(),
  ACCOUNTS_FILE: z.string().min(1).optional(),
  CUSTOMER_TOKEN_SECRET: Secret(32).optional(),
  CUSTOMER_TOKEN_PUBLIC_KEY: PublicKey.optional(),
  CUSTOMER_TOKEN_JWKS_URL: Url.optional(),
  CUSTOMER_TOKEN_ISSUER: z.string().min(1).optional(),
  CUSTOMER_TOKEN_AUDIENCE: z.string().min(1).default('support-intake-bot'),
  SMTP_URL: z
    .string()
    .refine(
      (text) => smtpUrl(text) !== undefined,
      'must be a URL such as smtps://user:password@mail.example.com',
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(
      (text) => mailAddress(text) !== undefined,
      'must be a sender such as Support <support@example.com>',
    )
    .optional(),
  QUEUE_MAIL: QueueMail,
  SUPPORT_PHONE: z
    .string()
    .trim()
    .regex(/^\+?[\d(][\d ()/.-]{4,38}\d$/, 'must be a phone number such as +1 800 555 0100')
    .optional(),
  ACKNOWLEDGE_WITHIN: WholeNumber(1, 10_080, 'must be 1 to 10080 minutes').default(60),
  RETENTION_DRAFTS: WholeNumber(1, 8760, 'must be 1 to 8760 hours').default(24),
  RETENTION_FILES: Days.default(7),
  RETENTION_CONVERSATIONS: Days.default(30),
  RETENTION_REQUESTS: Days.default(30),
  RETENTION_MAILS: Days.default(30),
  HANDOFF_EVENTS: Switch.default(false),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be trace, debug, info, warn, error or silent',
    })
    .default('info'),
  METRICS_TOKEN: Secret(16).optional(),
  FAILPOINT: z.string().optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: BaseUrl.optional(),
  REDIS_URL: RedisUrl.optional(),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where people reach us; undefined until the port is known. */
  readonly publicUrl: string | undefined;
  readonly dataDir: string;
  /** Where everything is kept but files; undefined: in the data folder. */
  readonly redisUrl: string | undefined;
  readonly isDemo: boolean;
  readonly deskToken: string | undefined;
  readonly directLineSecret: string | undefined;
  readonly tokenLifetime: number;
  readonly allowedOrigins: readonly string[];
  /** Proxies in front of us, whose word on where a call comes from is believed. */
  readonly trustedProxies: readonly string[];
  /** How much is served; 0: no limit. */
  readonly limits: {
    readonly callsPerMinute: number;
    readonly chatsPerHour: number;
    readonly linesPerMinute: number;
  };
  /** Pages connected at once. */
  readonly maxPages: number;
  readonly policyDir: string | undefined;
  readonly accountsFile: string | undefined;
  readonly customerTokens: {
    readonly secret: string | undefined;
    readonly publicKey: string | undefined;
    readonly jwksUrl: string | undefined;
    readonly issuer: string | undefined;
    readonly audience: string;
  };
  /** Undefined: nothing is mailed through a server. */
  readonly mail:
    | {
        readonly smtpUrl: string;
        readonly from: string;
        /** Addresses by queue; `*` for all others. */
        readonly queues: ReadonlyMap<string, string>;
      }
    | undefined;
  /** Named where customers are told to phone the support centre. */
  readonly supportPhone: string | undefined;
  /** Within so many minutes somebody acknowledges a request, or the next in line is told. */
  readonly acknowledgeMinutes: number;
  /** How long what is personal is kept. */
  readonly retention: {
    readonly draftHours: number;
    readonly fileDays: number;
    readonly conversationDays: number;
    readonly requestDays: number;
    readonly mailDays: number;
  };
  /** Are hand-overs sent to an agent hub as `handoff.initiate` events? */
  readonly handoffEvents: boolean;
  /** What reads `/metrics` sends; undefined: programs on this machine may. */
  readonly metricsToken: string | undefined;
  /** Where traces are sent to; undefined: there are none. */
  readonly otlpEndpoint: string | undefined;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Where a test ends this process. */
  readonly failpoint: string | undefined;
}

/** A setting is wrong; the message is the one line to show. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** What must be said by whoever runs the real thing, since no default would be right. */
const NEEDED = ['PUBLIC_URL', 'ACCOUNTS_FILE', 'DESK_TOKEN'] as const;

/** Mail needs a server and a sender; addresses without them would be silence. */
function mailOf({
  SMTP_URL,
  MAIL_FROM,
  QUEUE_MAIL: queues,
}: Pick<z.infer<typeof Settings>, 'SMTP_URL' | 'MAIL_FROM' | 'QUEUE_MAIL'>): Config['mail'] {
  if (SMTP_URL === undefined) {
    if (MAIL_FROM === undefined && queues.size === 0) return undefined;
    const given = MAIL_FROM === undefined ? 'QUEUE_MAIL' : 'MAIL_FROM';
    throw new ConfigError(`${given} is of no use without SMTP_URL.`);
  }
  if (MAIL_FROM === undefined) throw new ConfigError('MAIL_FROM must be set with SMTP_URL.');
  return { smtpUrl: SMTP_URL, from: MAIL_FROM, queues };
}

/**
 * @param env the process's environment; empty settings count as not given
 * @throws ConfigError with one line that names the setting
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const read = Settings.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new ConfigError(`${String(issue?.path[0])} ${issue?.message ?? 'is wrong'}.`);
  }
  const set = read.data;
  const isDemo = set.DEMO ?? set.NODE_ENV !== 'production';
  const missing = NEEDED.find((name) => !isDemo && set[name] === undefined);
  if (missing !== undefined) {
    throw new ConfigError(`${missing} must be set, unless DEMO is true. See .env.example.`);
  }
  if (set.FAILPOINT !== undefined && set.NODE_ENV !== 'test') {
    throw new ConfigError('FAILPOINT is for tests: it ends the process. NODE_ENV must be test.');
  }
  return {
    port: set.PORT,
    host: set.HOST ?? (isDemo ? '127.0.0.1' : '0.0.0.0'),
    publicUrl: set.PUBLIC_URL,
    dataDir: set.DATA_DIR,
    redisUrl: set.REDIS_URL,
    isDemo,
    deskToken: set.DESK_TOKEN,
    directLineSecret: set.DIRECT_LINE_SECRET,
    tokenLifetime: set.TOKEN_LIFETIME,
    allowedOrigins: set.ALLOWED_ORIGINS,
    trustedProxies: set.TRUSTED_PROXIES,
    limits: {
      callsPerMinute: set.LIMIT_CALLS,
      chatsPerHour: set.LIMIT_CHATS,
      linesPerMinute: set.LIMIT_LINES,
    },
    maxPages: set.MAX_PAGES,
    policyDir: set.POLICY_DIR,
    accountsFile: set.ACCOUNTS_FILE,
    customerTokens: {
      secret: set.CUSTOMER_TOKEN_SECRET,
      publicKey: set.CUSTOMER_TOKEN_PUBLIC_KEY,
      jwksUrl: set.CUSTOMER_TOKEN_JWKS_URL,
      issuer: set.CUSTOMER_TOKEN_ISSUER,
      audience: set.CUSTOMER_TOKEN_AUDIENCE,
    },
    mail: mailOf(set),
    supportPhone: set.SUPPORT_PHONE,
    acknowledgeMinutes: set.ACKNOWLEDGE_WITHIN,
    retention: {
      draftHours: set.RETENTION_DRAFTS,
      fileDays: set.RETENTION_FILES,
      conversationDays: set.RETENTION_CONVERSATIONS,
      requestDays: set.RETENTION_REQUESTS,
      mailDays: set.RETENTION_MAILS,
    },
    handoffEvents: set.HANDOFF_EVENTS,
    metricsToken: set.METRICS_TOKEN,
    otlpEndpoint: set.OTEL_EXPORTER_OTLP_ENDPOINT,
    logLevel: set.LOG_LEVEL,
    failpoint: set.FAILPOINT,
  };
}
