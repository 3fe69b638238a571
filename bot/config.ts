/** The operator's settings: read once, checked, and refused with one line that names the wrong one. */
import type { ClamdAddress } from '../services/files/clamdAddress.ts';
import { ConfigError } from './settings/configError.ts';
import { Settings } from './settings/settings.ts';
import { type TeamsAppSettings, teamsAppOf, type TeamsConfig, teamsOf } from './settings/teams.ts';

export { ConfigError } from './settings/configError.ts';

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
  /** What scans the files that customers send; undefined: nothing does. */
  readonly clamd: ClamdAddress | undefined;
  /** Undefined: the bot is not in Teams. */
  readonly teams: TeamsConfig | undefined;
  readonly teamsApp: TeamsAppSettings;
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

/** What must be said by whoever runs the real thing, since no default would be right. */
const NEEDED = ['PUBLIC_URL', 'ACCOUNTS_FILE', 'DESK_TOKEN'] as const;

/** Mail needs a server and a sender; addresses without them would be silence. */
function mailOf({
  SMTP_URL,
  MAIL_FROM,
  QUEUE_MAIL: queues,
}: Pick<Settings, 'SMTP_URL' | 'MAIL_FROM' | 'QUEUE_MAIL'>): Config['mail'] {
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
    clamd: set.CLAMD,
    teams: teamsOf(set, isDemo),
    teamsApp: teamsAppOf(set),
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
