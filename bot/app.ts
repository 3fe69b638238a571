/** Puts the product together. The one place that names concrete adapters. */
import { join } from 'node:path';
import { fileDirectory } from '../services/entitlements/adapters/fileDirectory.ts';
import { type Clock, systemClock } from '../services/clock.ts';
import { instantReader } from '../services/dates/instantReader.ts';
import type { CaseBackend } from '../services/cases/caseBackend.ts';
import type { EntitlementDirectory } from '../services/entitlements/entitlementDirectory.ts';
import { armFailpoint } from '../services/failpoint.ts';
import { loadAccounts } from '../services/entitlements/loadAccounts.ts';
import { localLimiter } from '../services/limits/adapters/localLimiter.ts';
import { clamd } from '../services/files/adapters/clamd.ts';
import { screening } from '../services/files/screening.ts';
import { languageName } from '../services/handoff/languageName.ts';
import { mailsWaiting } from '../services/outbox/mailsWaiting.ts';
import { watchedMailer } from '../services/mail/watchedMailer.ts';
import { customerTokens } from '../services/identity/customerToken.ts';
import { loadHolidays } from '../services/policy/holidays.ts';
import { loadPolicies } from '../services/policy/loadPolicies.ts';
import { customerPrivacy } from '../services/privacy/customerPrivacy.ts';
import { retention } from '../services/privacy/retention.ts';
import { directLine } from './channels/directLine/directLine.ts';
import { uploads } from './channels/directLine/uploads.ts';
import { agentHub } from './agentHub.ts';
import type { Config } from './config.ts';
import { atHand } from './atHand.ts';
import { ConversationAdapter } from './conversationAdapter.ts';
import { DEFAULT_POLICIES, DEMO_ACCOUNTS } from './defaults.ts';
import { demoCustomers } from './demoCustomers.ts';
import { demoPhone } from './demoPhone.ts';
import { dropDraft } from './dropDraft.ts';
import { endingPages } from './endingPages.ts';
import { installDesk } from './desk/installDesk.ts';
import { frontDoor } from './http/frontDoor.ts';
import type { Log } from '../services/log.ts';
import { keptFor } from './keptFor.ts';
import { keptYaml } from './keptYaml.ts';
import type { Connector } from './channels/teams/connector.ts';
import { proactive } from './proactive.ts';
import { privacyRounds } from './privacyRounds.ts';
import { redacting } from './redacting.ts';
import { render as onWeb } from './render.ts';
import { seenFromOutside } from './observed/seenFromOutside.ts';
import { close, createServer, listen } from './server.ts';
import { openStores } from './stores/openStores.ts';
import { supportBot } from './supportBot.ts';
import { keepsText } from './keepsText.ts';
import { takeUpRounds } from './takeUpRounds.ts';
import { transcriptOf } from './transcript.ts';
import { turns as turnsOf } from './turns.ts';
import { useCases } from './useCases.ts';
import { withStaffShown } from './withStaffShown.ts';
import { installWeb } from './web/installWeb.ts';

export interface App {
  /** Where the product is reached, without a slash at the end. */
  readonly url: string;
  readonly deskToken: string;
  /** Everything that is served, as `GET /healthz`. */
  routes(): readonly string[];
  /** Resolves when every line is answered and everything due is delivered. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** What tests put in the place of the real thing. */
export interface Overrides {
  readonly clock?: Clock;
  readonly entitlements?: EntitlementDirectory;
  readonly backend?: CaseBackend;
  /** In the place of Microsoft's. */
  readonly teams?: {
    readonly connector?: Connector;
    readonly keysUrl?: string;
    /** The origin of who plays SharePoint. */
    readonly filesAt?: string;
  };
}

/** A start is not kept from its first answers by what can wait so long. */
const WARM_AFTER_MS = 500;

/** Says which setting led to what could not be read. */
function naming<T>(setting: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${setting}: ${why}`, { cause: error });
  }
}

/** In a demo every queue has an address, so that its mails can be looked at. */
function addressesOf({ mail, isDemo }: Config): (queue: string) => string | undefined {
  if (mail !== undefined) return (queue) => mail.queues.get(queue) ?? mail.queues.get('*');
  return (queue) => (isDemo ? `${queue}@desk.example` : undefined);
}

/** Starts the product. @throws Error with one line that names what is wrong */
export async function startApp(config: Config, log: Log, overrides: Overrides = {}): Promise<App> {
  const { clock = systemClock } = overrides;
  if (config.failpoint !== undefined && !armFailpoint(config.failpoint)) {
    throw new Error(`FAILPOINT: there is no ${config.failpoint}.`);
  }
  const policies = naming('POLICY_DIR', () =>
    loadPolicies(config.policyDir ?? DEFAULT_POLICIES, keptYaml),
  );
  const accounts = naming('ACCOUNTS_FILE', () =>
    loadAccounts(config.accountsFile ?? DEMO_ACCOUNTS, keptYaml),
  );
  const tokens = customerTokens({ ...config.customerTokens, clock });
  const demo = config.isDemo ? demoCustomers(accounts, policies) : undefined;

  const stores = await openStores(config, clock, log);
  const { secrets, signals } = stores;
  const deskToken = config.deskToken ?? secrets.deskToken;
  const seen = await seenFromOutside(config, { clock, log });
  const ofTeams =
    config.teams === undefined ? undefined : await import('./channels/teams/teams.ts');
  const kept = seen.conversations(redacting(stores.conversations));
  const store = ofTeams?.posting(kept, stores.channels) ?? kept;
  const render = ofTeams?.render ?? onWeb;
  const requests = withStaffShown(config, seen.requests(stores.requests));
  const outbox = seen.outbox(stores.outbox);
  const backend = seen.backend(overrides.backend ?? stores.desk);
  const entitlements = overrides.entitlements ?? fileDirectory({ accounts });

  const instants = instantReader({ metrics: seen.metrics });
  const mailbox = config.isDemo ? stores.mailbox : undefined;
  const smtp =
    config.mail === undefined
      ? undefined
      : (await import('../services/mail/adapters/smtp.ts')).smtpMailer(config.mail);
  const sender = smtp ?? mailbox;
  const mailer = sender === undefined ? undefined : watchedMailer(sender, clock);
  let deskUrl = '';
  const scanner = config.clamd && clamd(config.clamd);
  const screen = scanner && screening({ scanner, metrics: seen.metrics, log });
  const files = uploads(join(config.dataDir, 'uploads'), clock, screen);
  const held = stores.held({ conversations: store, requests, files });
  const { conversationDays, requestDays } = config.retention;
  const product = useCases({
    policies,
    entitlements,
    backend,
    instants,
    requests,
    outbox,
    limiter: seen.limiter(stores.limiter),
    codes: stores.codes,
    mailer,
    addressOf: addressesOf(config),
    deskUrl: () => deskUrl,
    privacy: customerPrivacy({
      held,
      days: { conversations: conversationDays, requests: requestDays },
      transcriptOf,
      keepFile: keepsText(files, (id) => web.fileUrl(id)),
      clock,
    }),
    supportPhone: config.supportPhone ?? (config.isDemo ? demoPhone(policies) : undefined),
    acknowledgeMinutes: config.acknowledgeMinutes,
    clock,
    log,
    trace: seen.trace,
  });
  const hub = config.handoffEvents
    ? agentHub({ requests, work: product.work, policies, clock })
    : undefined;
  const customers = supportBot({ services: product.services, store, clock, hub, render });

  let isServing = false;
  const ready = seen.readiness(
    {
      store: stores.answers,
      backend,
      mail: mailer,
      scanner,
    },
    () => (isServing ? undefined : 'starting or stopping'),
  );
  const server = createServer(ready, log);
  seen.install(server, stores.census);
  const port = await listen(server, config.host, config.port);
  const url = config.publicUrl ?? `http://localhost:${port}`;
  deskUrl = `${url}/desk`;
  // On one's own machine both names are in use.
  const own = config.publicUrl === undefined ? [url, `http://127.0.0.1:${port}`] : [url];
  const origins = new Set([...own.map((one) => new URL(one).origin), ...config.allowedOrigins]);

  const door = frontDoor({
    limiter: localLimiter(clock),
    rates: config.limits,
    trustedProxies: config.trustedProxies,
    capacity: { pages: config.maxPages },
    log,
  });
  const onReceived = (conversationId: string): void => {
    door.admission.waits(conversationId);
    turns.wake(conversationId);
  };
  const web = directLine({
    store,
    clock,
    secret: config.directLineSecret ?? secrets.directLineSecret,
    tokenTtl: config.tokenLifetime,
    once: stores.once,
    allowedOrigins: (origin) => origins.has(origin),
    uploads: files,
    publicUrl: url,
    onReceived,
    door,
    verifyCustomer: (token) => tokens.verify(token),
    demoCustomer: (id) => demo?.speaker(id),
    log,
  });
  const teams =
    config.teams &&
    ofTeams?.teamsChannel({
      config: config.teams,
      store,
      channelStore: stores.channels,
      entitlements,
      door,
      onReceived,
      turns: () => turns,
      once: stores.once,
      isShared: stores.isShared,
      metrics: seen.metrics,
      render,
      uploads: files,
      fileUrl: web.fileUrl,
      staff: {
        archive: {
          async rewrite(...given) {
            await held.conversationArchive.rewrite(...given);
            privacy.leftTraces();
          },
        },
        work: product.work,
        requests,
        policies,
        deskUrl: () => deskUrl,
      },
      clock,
      log,
      ...overrides.teams,
    });
  const isThere = async (conversationId: string): Promise<boolean> =>
    web.isThere(conversationId) || (await teams?.isThere(conversationId)) === true;
  const turns = turnsOf({
    // Others' turns are not known here.
    store: stores.isShared ? store : atHand(store),
    lock: stores.turnLock,
    adapter: new ConversationAdapter(),
    bot: seen.bot(teams?.bot(customers) ?? customers),
    publish: (conversationId, lines) => {
      door.admission.answered(conversationId);
      web.publish(conversationId, lines);
      teams?.publish(conversationId, lines);
    },
    typing(conversationId) {
      web.typing(conversationId);
      teams?.typing(conversationId);
      signals.tell('typing', conversationId);
    },
    log,
  });
  signals.watch(web.grown);
  signals.hear('typing', web.typing);
  signals.hear('gone', web.gone);
  const takeUps = takeUpRounds({ turns, clock, log });
  const relay = product.relay(
    proactive(turns, hub, render, product.phonesOf),
    isThere,
    teams?.staff,
  );
  const ending = endingPages(held, (conversationId) => {
    web.gone(conversationId);
    signals.tell('gone', conversationId);
  });
  const privacy = privacyRounds({
    held: ending,
    lease: stores.privacyLease,
    retention: retention({
      held: ending,
      keptFor: keptFor(config),
      clock,
      dropDraft: dropDraft(turns, seen.metrics, render),
      log,
    }),
    clock,
    log,
  });

  web.install(server);
  teams?.install(server);
  door.install(server);
  const desk = installDesk(server, {
    requests,
    outbox,
    work: product.work,
    policies,
    uploads: async (id) => {
      const file = await web.uploads.find(id);
      return file && { ...file, read: () => web.uploads.read(id) };
    },
    mailbox: smtp === undefined ? mailbox : undefined,
    isThere,
    hasMail: mailer !== undefined,
    mailTrouble: async () => {
      const failingSince = mailer?.failingSince();
      if (failingSince === undefined) return undefined;
      return { failingSince, waiting: mailsWaiting(await stores.census()) };
    },
    deskToken,
    sessionSecret: secrets.sessionSecret,
    publicUrl: url,
    addressOf: door.addressOf,
    clock,
    log,
  });
  installWeb(server, {
    publicUrl: url,
    frameAncestors: config.allowedOrigins,
    demoCustomers: demo?.list,
    log,
  });

  // What others are at now is theirs: only what they have left is taken up.
  if (!stores.isShared) await turns.recover();
  takeUps.start();
  relay.start();
  teams?.start();
  privacy.start();
  isServing = true;
  // What the first customer would otherwise wait for; whoever asks whether we are ready waits first.
  const warming = setTimeout(() => {
    void instants.warm();
    loadHolidays();
    languageName('en');
    void import('jose');
  }, WARM_AFTER_MS);

  return {
    url,
    deskToken,
    routes: () =>
      Object.values(server.router.getRoutes()).map(({ method, path }) => `${method} ${path}`),
    async idle() {
      await turns.idle();
      await relay.idle();
      await turns.idle();
      await teams?.idle();
    },
    async stop() {
      isServing = false;
      clearTimeout(warming);
      door.stop();
      web.stop();
      desk.close();
      await close(server);
      await privacy.stop();
      await takeUps.stop();
      await turns.stop();
      await relay.stop();
      await teams?.stop();
      smtp?.close();
      await instants.close();
      await seen.stop();
      await stores.close();
    },
  };
}
