import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import { ConfigError, readConfig } from '../../bot/config.ts';

type Env = Readonly<Record<string, string>>;

const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const SECRET = 'x'.repeat(32);
const PRODUCTION: Env = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://support.example.com',
  ACCOUNTS_FILE: 'accounts.yaml',
  DESK_TOKEN: 'a desk token of the operator',
};

function refusal(env: Env): string {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).to.be.instanceOf(ConfigError);
    return error instanceof Error ? error.message : '';
  }
  return 'nothing is wrong';
}

describe('the settings', () => {
  it('have defaults that run a demo on this machine only', () => {
    expect(readConfig({})).to.deep.equal({
      port: 3978,
      host: '127.0.0.1',
      publicUrl: undefined,
      redisUrl: undefined,
      dataDir: 'data',
      isDemo: true,
      deskToken: undefined,
      directLineSecret: undefined,
      tokenLifetime: 3600,
      allowedOrigins: [],
      trustedProxies: [],
      limits: { callsPerMinute: 1200, chatsPerHour: 120, linesPerMinute: 60 },
      maxPages: 10_000,
      policyDir: undefined,
      accountsFile: undefined,
      customerTokens: {
        secret: undefined,
        publicKey: undefined,
        jwksUrl: undefined,
        issuer: undefined,
        audience: 'support-intake-bot',
      },
      mail: undefined,
      clamd: undefined,
      teams: undefined,
      teamsApp: {
        appId: undefined,
        name: 'Support',
        developer: undefined,
        privacyUrl: undefined,
        termsUrl: undefined,
      },
      supportPhone: undefined,
      acknowledgeMinutes: 60,
      retention: {
        draftHours: 24,
        fileDays: 7,
        conversationDays: 30,
        requestDays: 30,
        mailDays: 30,
      },
      handoffEvents: false,
      metricsToken: undefined,
      otlpEndpoint: undefined,
      logLevel: 'info',
      failpoint: undefined,
    });
  });

  it('count as not given when they are empty', () => {
    const names = [
      'PORT',
      'HOST',
      'PUBLIC_URL',
      'DATA_DIR',
      'DEMO',
      'DESK_TOKEN',
      'REDIS_URL',
      'LOG_LEVEL',
      'ALLOWED_ORIGINS',
      'TRUSTED_PROXIES',
      'LIMIT_CALLS',
      'MAX_PAGES',
      'CUSTOMER_TOKEN_PUBLIC_KEY',
    ];
    for (const empty of ['', ' ', '\t']) {
      expect(readConfig(Object.fromEntries(names.map((name) => [name, empty])))).to.deep.equal(
        readConfig({}),
      );
    }
  });

  it('are taken as they are given', () => {
    const config = readConfig({
      ...PRODUCTION,
      PORT: ' 8080 ',
      PUBLIC_URL: 'https://support.example.com/help//',
      ALLOWED_ORIGINS: 'https://www.example.com, http://localhost:8000,',
      TRUSTED_PROXIES: '10.0.0.0/8, ::1',
      LIMIT_LINES: '0',
      CLAMD: '[::1]:3310',
      CUSTOMER_TOKEN_JWKS_URL: 'https://id.example.com/keys/',
      CUSTOMER_TOKEN_PUBLIC_KEY: publicKey.replaceAll('\n', '\\n'),
      SOMETHING_ELSE: 'of another program',
    });
    expect(config).to.include({
      port: 8080,
      host: '0.0.0.0',
      isDemo: false,
      publicUrl: 'https://support.example.com/help',
    });
    expect(config.allowedOrigins).to.deep.equal([
      'https://www.example.com',
      'http://localhost:8000',
    ]);
    expect(config.clamd).to.deep.equal({ host: '::1', port: 3310 });
    expect(config.customerTokens).to.include({
      publicKey,
      jwksUrl: 'https://id.example.com/keys/',
    });
  });

  for (const [wrong, value] of [
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '39.78'],
    ['PORT', '0x10'],
    ['PORT', '1e3'],
    ['PUBLIC_URL', 'support.example.com'],
    ['PUBLIC_URL', 'https://'],
    ['PUBLIC_URL', 'ftp://support.example.com'],
    ['PUBLIC_URL', 'https://support.example.com/?a=b'],
    ['PUBLIC_URL', 'https://support.example.com/#a'],
    ['PUBLIC_URL', 'https://me:secret@support.example.com'],
    ['DEMO', 'maybe'],
    ['DESK_TOKEN', 'short'],
    ['DIRECT_LINE_SECRET', 'short'],
    ['TOKEN_LIFETIME', '1h'],
    ['TOKEN_LIFETIME', '4'],
    ['TOKEN_LIFETIME', '86401'],
    ['TRUSTED_PROXIES', 'nginx'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.1, *'],
    ['LIMIT_CALLS', '-1'],
    ['LIMIT_CHATS', 'none'],
    ['LIMIT_LINES', '1e3'],
    ['MAX_PAGES', '0'],
    ['ALLOWED_ORIGINS', '*'],
    ['ALLOWED_ORIGINS', 'https://www.example.com/'],
    ['ALLOWED_ORIGINS', 'https://a.example,javascript:alert(1)'],
    ['CUSTOMER_TOKEN_SECRET', 'short'],
    ['CUSTOMER_TOKEN_PUBLIC_KEY', 'no key at all'],
    ['CUSTOMER_TOKEN_PUBLIC_KEY', privateKey],
    ['CUSTOMER_TOKEN_JWKS_URL', 'keys.json'],
    ['SMTP_URL', 'mail.example.com'],
    ['SMTP_URL', 'https://mail.example.com'],
    ['SMTP_URL', 'smtp://mail.example.com/?pool=true'],
    ['SMTP_URL', 'smtps://me:50%@mail.example.com'],
    ['MAIL_FROM', 'Support'],
    ['MAIL_FROM', 'a@example.com, b@example.com'],
    ['MAIL_FROM', 'support@example.com'],
    ['QUEUE_MAIL', 'cs@example.com'],
    ['QUEUE_MAIL', 'customer-service=cs'],
    ['QUEUE_MAIL', 'Customer Service=cs@example.com'],
    ['QUEUE_MAIL', '*=a@example.com,*=b@example.com'],
    ['QUEUE_MAIL', '*=a@example.com'],
    ['CLAMD', 'clamd'],
    ['CLAMD', 'tcp://clamd:3310'],
    ['CLAMD', 'clamd:70000'],
    ['SUPPORT_PHONE', 'call us'],
    ['ACKNOWLEDGE_WITHIN', '0'],
    ['RETENTION_DRAFTS', '0'],
    ['RETENTION_DRAFTS', 'never'],
    ['RETENTION_FILES', '7d'],
    ['RETENTION_CONVERSATIONS', '4000'],
    ['RETENTION_REQUESTS', '-1'],
    ['RETENTION_MAILS', '1.5'],
    ['ACKNOWLEDGE_WITHIN', '1h'],
    ['HANDOFF_EVENTS', 'sometimes'],
    ['LOG_LEVEL', 'loud'],
    ['METRICS_TOKEN', 'short'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
    ['REDIS_URL', 'localhost:6379'],
    ['REDIS_URL', 'https://redis.example.com'],
    ['REDIS_URL', 'redis://'],
  ] as const) {
    it(`refuse ${wrong}=${value.split('\n')[0] ?? ''} with one line that names it`, () => {
      const told = refusal({ [wrong]: value });
      expect(told).to.match(new RegExp(`^${wrong} .+\\.$`));
      expect(told).not.to.include('\n');
    });
  }

  it('do not repeat a secret that is wrong', () => {
    for (const name of [
      'DESK_TOKEN',
      'DIRECT_LINE_SECRET',
      'CUSTOMER_TOKEN_SECRET',
      'CUSTOMER_TOKEN_PUBLIC_KEY',
      'METRICS_TOKEN',
    ]) {
      expect(refusal({ [name]: 'hunter2' }), name).not.to.include('hunter2');
    }
    expect(refusal({ PUBLIC_URL: 'https://me:hunter2@x.example' })).not.to.include('hunter2');
    expect(refusal({ SMTP_URL: 'smtp://me:hunter2@' })).not.to.include('hunter2');
  });

  it('name the number of the support centre, or none', () => {
    expect(readConfig({ SUPPORT_PHONE: '+1 800 555 0100' }).supportPhone).to.equal(
      '+1 800 555 0100',
    );
    expect(readConfig({}).supportPhone).to.equal(undefined);
  });

  it('name the mail address of each queue, and one for all others', () => {
    const { mail, acknowledgeMinutes, handoffEvents } = readConfig({
      SMTP_URL: 'smtps://me:secret@mail.example.com',
      MAIL_FROM: 'Support <support@example.com>',
      QUEUE_MAIL: ' customer-service = cs@example.com , *=all@example.com,',
      ACKNOWLEDGE_WITHIN: '30',
      HANDOFF_EVENTS: 'true',
    });
    expect(mail).to.include({
      smtpUrl: 'smtps://me:secret@mail.example.com',
      from: 'Support <support@example.com>',
    });
    expect([...(mail?.queues ?? [])]).to.deep.equal([
      ['customer-service', 'cs@example.com'],
      ['*', 'all@example.com'],
    ]);
    expect(acknowledgeMinutes).to.equal(30);
    expect(handoffEvents).to.equal(true);
  });

  it('ask for a sender where there is a mail server', () => {
    expect(refusal({ SMTP_URL: 'smtp://mail.example.com' })).to.equal(
      'MAIL_FROM must be set with SMTP_URL.',
    );
  });

  for (const needed of ['PUBLIC_URL', 'ACCOUNTS_FILE', 'DESK_TOKEN']) {
    it(`must say ${needed} where the real thing runs, and may leave it out in a demo`, () => {
      expect(refusal({ ...PRODUCTION, [needed]: '' })).to.match(new RegExp(`^${needed} `));
      expect(refusal({ DEMO: 'false', ...PRODUCTION, NODE_ENV: 'test', [needed]: '' })).to.match(
        new RegExp(`^${needed} `),
      );
      expect(readConfig({ ...PRODUCTION, DEMO: 'true', [needed]: '' }).isDemo).to.equal(true);
    });
  }

  it('are complete with what is needed', () => {
    expect(readConfig({ ...PRODUCTION, CUSTOMER_TOKEN_SECRET: SECRET }).isDemo).to.equal(false);
  });
});
