/** What operators see of the process: figures, traces and readiness, put around the parts that they are about. */
import { statfs } from 'node:fs/promises';
import type { Server } from 'restify';
import type { CaseBackend } from '../../services/cases/caseBackend.ts';
import type { Clock } from '../../services/clock.ts';
import type { FileScanner } from '../../services/files/fileScanner.ts';
import type { RateLimiter } from '../../services/limits/rateLimiter.ts';
import type { Log } from '../../services/log.ts';
import type { Mailer } from '../../services/mail/mailer.ts';
import type { Metrics } from '../../services/metrics.ts';
import { observedBackend } from '../../services/observed/observedBackend.ts';
import { observedConversations } from '../../services/observed/observedConversations.ts';
import { observedLimiter } from '../../services/observed/observedLimiter.ts';
import { observedOutbox } from '../../services/observed/observedOutbox.ts';
import { observedRequests } from '../../services/observed/observedRequests.ts';
import type { Outbox } from '../../services/outbox/outbox.ts';
import type { OutboxCensus } from '../../services/outbox/outboxCensus.ts';
import type { RequestStore } from '../../services/requests/requestStore.ts';
import type { ConversationStore } from '../../services/storage/conversationStore.ts';
import { type Trace, untraced } from '../../services/trace.ts';
import type { Config } from '../config.ts';
import { prometheusMetrics } from '../metrics.ts';
import type { SupportBot } from '../supportBot.ts';
import { metricsRoute } from './metricsRoute.ts';
import { observedBot } from './observedBot.ts';
import { observedServer } from './observedServer.ts';
import { outboxFigures } from './outboxFigures.ts';
import { type Part, readiness, type Ready } from './readiness.ts';

export interface SeenFromOutside {
  readonly metrics: Metrics;
  readonly trace: Trace;
  conversations(store: ConversationStore): ConversationStore;
  requests(store: RequestStore): RequestStore;
  outbox(outbox: Outbox): Outbox;
  backend(backend: CaseBackend): CaseBackend;
  limiter(limiter: RateLimiter): RateLimiter;
  bot(bot: SupportBot): SupportBot;
  /** @param parts what `/readyz` asks; why: the reason not to serve at all */
  readiness(parts: Parts, why: () => string | undefined): () => Promise<Ready>;
  install(server: Server, census: OutboxCensus): void;
  stop(): Promise<void>;
}

interface Parts {
  /** Rejects or says false when the store does not answer. */
  readonly store: () => Promise<boolean>;
  readonly backend: Pick<CaseBackend, 'health'>;
  readonly mail: Pick<Mailer, 'health'> | undefined;
  readonly scanner: Pick<FileScanner, 'health'> | undefined;
}

/** With less room a store can't be sure to keep what it is given. */
const LEAST_FREE_BYTES = 16 * 1024 * 1024;

export async function seenFromOutside(
  {
    metricsToken,
    otlpEndpoint,
    dataDir,
  }: Pick<Config, 'metricsToken' | 'otlpEndpoint' | 'dataDir'>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<SeenFromOutside> {
  const metrics = prometheusMetrics();
  const traces =
    otlpEndpoint === undefined
      ? undefined
      : (await import('../otlpTraces.ts')).otlpTraces(otlpEndpoint);
  const trace = traces?.trace ?? untraced;

  async function hasRoom(): Promise<boolean> {
    const { bavail, bsize } = await statfs(dataDir);
    metrics.gauge('support_data_free_bytes', bavail * bsize, {});
    return bavail * bsize >= LEAST_FREE_BYTES;
  }

  return {
    metrics,
    trace,
    conversations: (store) => observedConversations(store, { metrics, clock }),
    requests: (store) => observedRequests(store, { metrics, log }),
    outbox: (outbox) => observedOutbox(outbox, metrics),
    backend: (backend) => observedBackend(backend, { metrics, trace }),
    limiter: (limiter) => observedLimiter(limiter, metrics),
    bot: (bot) => observedBot(bot, { metrics, trace }),
    readiness({ store, backend, mail, scanner }, why) {
      const parts: Part[] = [
        { name: 'store', isNeeded: true, check: async () => (await store()) && hasRoom() },
        {
          name: 'backend',
          isNeeded: false,
          check: async (signal) => (await backend.health({ signal })).ok,
        },
      ];
      for (const [name, part] of [
        ['mail', mail],
        ['scanner', scanner],
      ] as const) {
        if (part === undefined) continue;
        const check: Part['check'] = async (signal) => (await part.health({ signal })).ok;
        parts.push({ name, isNeeded: false, check });
      }
      const wasThere = new Map<string, boolean>();
      const ready = readiness({
        parts,
        why,
        told(part, isThere) {
          metrics.gauge('support_part_ready', isThere ? 1 : 0, { part });
          if ((wasThere.get(part) ?? true) === isThere) return;
          wasThere.set(part, isThere);
          if (isThere) log.info({ part }, 'a part answers again');
          else log.warn({ part }, 'a part does not answer');
        },
      });
      metrics.onRead(async () => void (await ready()));
      return ready;
    },
    install(server, census) {
      observedServer(server, metrics);
      metrics.onRead(outboxFigures(census, metrics));
      metricsRoute(server, { metrics, token: metricsToken, log });
    },
    stop: async () => traces?.stop(),
  };
}
