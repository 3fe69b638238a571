import { z } from 'zod';
import { mailAddress } from '../../services/mail/mailAddress.ts';
import { smtpUrl } from '../../services/mail/smtpUrl.ts';
import {
  BaseUrl,
  Clamd,
  HttpsUrl,
  isAddressOrNetwork,
  Origin,
  RedisUrl,
  Url,
} from './addresses.ts';
import { PublicKey } from './publicKey.ts';
import { QueueChannels } from './queueChannels.ts';
import { QueueMail } from './queueMail.ts';
import { Days, Guid, List, Secret, Switch, WholeNumber } from './shapes.ts';

/** Every setting, by the name it has in the environment. `.env.example` explains each. */
export const Settings = z.object({
  NODE_ENV: z.string().optional(),
  PORT: WholeNumber(0, 65_535, 'must be a port number').default(3978),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: BaseUrl.optional(),
  DATA_DIR: z.string().min(1).default('data'),
  DEMO: Switch.optional(),
  DESK_TOKEN: Secret(16).optional(),
  DIRECT_LINE_SECRET: Secret(32).optional(),
  TOKEN_LIFETIME: WholeNumber(5, 86_400, 'must be 5 to 86400 seconds').default(3600),
  ALLOWED_ORIGINS: List.pipe(z.array(Origin)),
  TRUSTED_PROXIES: List.refine(
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
  CLAMD: Clamd.optional(),
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
  TEAMS_APP_ID: Guid.optional(),
  TEAMS_APP_TYPE: z
    .enum(['SingleTenant', 'UserAssignedMSI'], {
      error: 'must be SingleTenant or UserAssignedMSI; multi-tenant bots can no longer be made',
    })
    .optional(),
  TEAMS_APP_PASSWORD: z.string().min(1).optional(),
  TEAMS_TENANT_ID: Guid.optional(),
  TEAMS_CHANNELS: QueueChannels,
  TEAMS_APP_NAME: z.string().trim().min(1).max(30, 'must have at most 30 characters').optional(),
  TEAMS_DEVELOPER: z.string().trim().min(1).max(32, 'must have at most 32 characters').optional(),
  TEAMS_PRIVACY_URL: HttpsUrl.optional(),
  TEAMS_TERMS_URL: HttpsUrl.optional(),
  TEAMS_PLAYGROUND: BaseUrl.refine(
    (text) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(text).hostname),
    'must be on this machine, such as http://localhost:56150/_connector',
  ).optional(),
});

export type Settings = z.infer<typeof Settings>;
