/** A product without a network: everything behind the channel, on one clock and one store, for stories. */
import { DateTime, type DurationLikeObject } from 'luxon';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { uploads } from '../../bot/channels/directLine/uploads.ts';
import { forStaff } from '../../bot/channels/teams/staff/forStaff.ts';
import { staffBot } from '../../bot/channels/teams/staff/staffBot.ts';
import { type StaffView, staffView } from '../../bot/channels/teams/staff/staffView.ts';
import { teamsStaff } from '../../bot/channels/teams/staff/teamsStaff.ts';
import type { Member } from '../../bot/channels/teams/connector.ts';
import { ConversationAdapter } from '../../bot/conversationAdapter.ts';
import { teamsShape } from '../../bot/channels/teams/cards/teamsShape.ts';
import { dropDraft } from '../../bot/dropDraft.ts';
import { embeddedHeld } from '../../bot/embeddedHeld.ts';
import { keptFor } from '../../bot/keptFor.ts';
import { keepsText } from '../../bot/keepsText.ts';
import { transcriptOf } from '../../bot/transcript.ts';
import { privacyRounds } from '../../bot/privacyRounds.ts';
import { proactive } from '../../bot/proactive.ts';
import { redacting } from '../../bot/redacting.ts';
import { renderer } from '../../bot/render.ts';
import { supportBot } from '../../bot/supportBot.ts';
import { type Turns, turns as turnsOf } from '../../bot/turns.ts';
import type { Stores } from '../../bot/stores/stores.ts';
import { useCases } from '../../bot/useCases.ts';
import type { Clock } from '../../services/clock.ts';
import { embeddedDesk } from '../../services/cases/adapters/embeddedDesk.ts';
import type { CaseBackend } from '../../services/cases/caseBackend.ts';
import { instantReader } from '../../services/dates/instantReader.ts';
import type { DeskAction, DeskOutcome } from '../../services/desk/deskWork.ts';
import { fileDirectory } from '../../services/entitlements/adapters/fileDirectory.ts';
import type { EntitlementDirectory } from '../../services/entitlements/entitlementDirectory.ts';
import { loadAccounts } from '../../services/entitlements/loadAccounts.ts';
import type { Log } from '../../services/log.ts';
import type { Mail, Mailer } from '../../services/mail/mailer.ts';
import { type Metrics, silentMetrics } from '../../services/metrics.ts';
import { loadPolicies } from '../../services/policy/loadPolicies.ts';
import type { PhoneNumber } from '../../services/policy/sharedPolicy.ts';
import { customerPrivacy } from '../../services/privacy/customerPrivacy.ts';
import type { Held, HeldFiles } from '../../services/privacy/held.ts';
import { retention } from '../../services/privacy/retention.ts';
import type { RequestStore } from '../../services/requests/requestStore.ts';
import { shownToStaff } from '../../services/requests/shownToStaff.ts';
import { sqliteCodeStore } from '../../services/storage/sqlite/codeStore.ts';
import { sqliteConversationStore } from '../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../services/storage/sqlite/database.ts';
import { sqliteMailbox } from '../../services/storage/sqlite/mailbox.ts';
import { sqliteOutbox } from '../../services/storage/sqlite/outbox.ts';
import { sqliteRateLimiter } from '../../services/storage/sqlite/rateLimiter.ts';
import { sqliteRequestStore } from '../../services/storage/sqlite/requestStore.ts';
import type { ConversationStore } from '../../services/storage/conversationStore.ts';
import { noTurnLock } from '../../services/storage/turnLock.ts';
import { silentLog } from '../fakes/silentLog.ts';

export const policies = loadPolicies(new URL('../../services/policy/policies/', import.meta.url));
export const accounts = loadAccounts(
  new URL('../../services/entitlements/adapters/demoAccounts.yaml', import.meta.url),
);
/** Every channel that there is. */
const render = renderer({ teams: teamsShape, teamsStaff: teamsShape });
/** One reader for all stories: its threads are slow to start, and hold nothing of a conversation. */
const instants = instantReader({ deadlineMs: 30_000, patienceMs: 60_000 });

/** What a test may say of what staff do; the key is made here. */
type Acting = DeskAction extends infer A ? (A extends DeskAction ? Omit<A, 'key'> : never) : never;

const retained = keptFor({
  retention: { draftHours: 24, fileDays: 7, conversationDays: 30, requestDays: 30, mailDays: 30 },
});
const noFiles: HeldFiles = {
  async *all() {},
  drop: async () => undefined,
  dropLeftovers: async () => undefined,
};

export interface World {
  readonly store: ConversationStore;
  readonly requests: RequestStore;
  readonly backend: CaseBackend;
  /** Everything about people that is kept. */
  readonly held: Held;
  close(): void;
  now(): DateTime;
  wait(duration: DurationLikeObject): void;
  /** A bot as after a restart: whatever it knows comes from the store. */
  freshTurns(): Turns;
  /** Erases what was asked for, and lets go of what was kept long enough. */
  letGo(): Promise<void>;
  /** Delivers what is due to desk, staff and customers. */
  deliver(): Promise<void>;
  /** Somebody of the desk does something. */
  staff(reference: string, action: Acting, name?: string): Promise<DeskOutcome>;
  /** The card of a thread of staff, as somebody's client asks for it. */
  readonly staffView: StaffView;
  /** What was mailed, oldest first. */
  mails(): Promise<readonly Mail[]>;
}

/** Teams as far as staff are concerned. Nothing is sent: what is said stands in the log of the threads. */
export interface StaffTeam {
  /** Channels by queue. */
  readonly channels: Readonly<Record<string, string>>;
  readonly ownTenant: string | undefined;
  /** Whom Teams knows in the channel. */
  readonly members: ReadonlyMap<string, Member>;
}

const NO_TEAM: StaffTeam = { channels: {}, ownTenant: undefined, members: new Map() };

export interface WorldOptions {
  /** Where everything is kept; in memory without one. */
  readonly folder?: string;
  /** When it begins; a Saturday in London by default. */
  readonly at?: string;
  readonly entitlements?: EntitlementDirectory;
  readonly backend?: (desk: CaseBackend) => CaseBackend;
  /** Undefined: the mailbox of the demo. Null: nothing can be mailed. */
  readonly mailer?: Mailer | null;
  /** Has the customer a page open? Else they are mailed. */
  readonly isThere?: (conversationId: string) => boolean;
  readonly supportPhone?: string;
  /** Phone numbers that the operator's policy names. */
  readonly phones?: PhoneNumber[];
  /** Where it is counted which drafts were let go. */
  readonly metrics?: Metrics;
  /** Where what staff are shown in Teams is logged. */
  readonly log?: Log;
  /** Staff have channels in Teams; without it, they have the desk and mail. */
  readonly team?: StaffTeam;
  /** In the place of the embedded store, for what several processes share. */
  readonly shared?: (
    clock: Clock,
  ) => Pick<Stores, 'conversations' | 'requests' | 'outbox' | 'turnLock'>;
  /** Stands between the product and what is kept of conversations. */
  readonly through?: (store: ConversationStore) => ConversationStore;
}

export function world(options: WorldOptions = {}): World {
  let now = DateTime.fromISO(options.at ?? '2026-11-21T10:00', { zone: 'Europe/London' });
  const clock = () => now;
  const { folder, isThere = () => true, through = (kept) => kept } = options;
  const { metrics = silentMetrics } = options;
  const database = openDatabase(folder === undefined ? ':memory:' : join(folder, 'support.db'));
  const {
    conversations,
    requests: kept,
    outbox,
    turnLock: lock,
  } = options.shared?.(clock) ?? {
    conversations: sqliteConversationStore(database, clock),
    requests: sqliteRequestStore(database, clock),
    outbox: sqliteOutbox(database, clock),
    turnLock: noTurnLock,
  };
  const store = through(redacting(conversations));
  const { team = NO_TEAM } = options;
  const requests = options.team === undefined ? kept : shownToStaff(kept);
  const mailbox = sqliteMailbox(database, clock);
  const desk = embeddedDesk(database, clock);
  const backend = options.backend?.(desk) ?? desk;
  const files = folder === undefined ? noFiles : uploads(join(folder, 'uploads'), clock);
  const held = embeddedHeld(database, { conversations: store, requests, files });

  const { phones: numbers } = options;
  const ofOperator = { ...policies.shared, phones: { numbers: numbers ?? [], source: 'operator' } };

  const product = () =>
    useCases({
      policies: numbers === undefined ? policies : { ...policies, shared: ofOperator },
      entitlements: options.entitlements ?? fileDirectory({ accounts }),
      backend,
      instants,
      requests,
      outbox,
      limiter: sqliteRateLimiter(database, clock),
      codes: sqliteCodeStore(database),
      mailer: options.mailer === null ? undefined : (options.mailer ?? mailbox),
      addressOf: (queue) => `${queue}@desk.example`,
      deskUrl: () => 'https://support.example/desk',
      privacy: customerPrivacy({
        held,
        days: { conversations: 30, requests: 30 },
        transcriptOf,
        ...(folder === undefined
          ? {}
          : {
              keepFile: keepsText(
                uploads(join(folder, 'uploads'), clock),
                (id) => `https://support.example/uploads/${id}`,
              ),
            }),
        clock,
      }),
      supportPhone: options.supportPhone,
      acknowledgeMinutes: 60,
      clock,
      log: silentLog,
    });

  const channelOf = (queue: string): string | undefined => team.channels[queue];
  const deskUrl = (): string => 'https://support.example/desk';
  const staffDesk = () => ({
    work: product().work,
    requests,
    store,
    connector: { member: async (_where: unknown, id: string) => team.members.get(id) },
    channelOf,
    ownTenant: team.ownTenant,
    policies,
    deskUrl,
    clock,
  });

  const freshTurns = () =>
    turnsOf({
      store,
      lock,
      adapter: new ConversationAdapter(),
      bot: forStaff(
        staffBot(staffDesk()),
        supportBot({ services: product().services, store, clock, render }),
      ),
      publish: () => undefined,
      typing: () => undefined,
      log: silentLog,
    });

  return {
    store,
    requests,
    backend,
    held,
    close: () => database.close(),
    now: clock,
    wait(duration) {
      now = now.plus(duration);
    },
    freshTurns,
    async letGo() {
      const swept = retention({
        held,
        keptFor: retained,
        clock,
        dropDraft: dropDraft(freshTurns(), metrics, render),
        log: silentLog,
      });
      await privacyRounds({ held, retention: swept, clock, log: silentLog }).round();
    },
    async deliver() {
      const turns = freshTurns();
      const staffChannel =
        options.team &&
        teamsStaff({
          turns,
          store,
          requests,
          archive: held.conversationArchive,
          channels: { find: async () => undefined },
          channelOf,
          tenantId: team.ownTenant ?? '',
          serviceUrl: 'https://smba.trafficmanager.net/teams/',
          policies,
          deskUrl,
          clock,
          log: options.log ?? silentLog,
        });
      const relay = product().relay(
        proactive(turns, undefined, render, product().phonesOf),
        isThere,
        staffChannel,
      );
      relay.start();
      await relay.idle();
      await relay.stop();
    },
    staff: (reference, action, name = 'Kim Berg') =>
      product().work.act(reference, { ...action, key: randomUUID() } as DeskAction, name),
    staffView: async (conversationId, userId) =>
      staffView({ ...staffDesk(), store })(conversationId, userId),
    mails: async () => [...(await mailbox.list(200))].toReversed(),
  };
}
