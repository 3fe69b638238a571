/** Traces for OpenTelemetry, over OTLP/HTTP. Imported only where a collector is configured. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, type Context, SpanStatusCode, trace as spans } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { type Correlation, correlation } from '../services/correlation.ts';
import type { Facts, Trace } from '../services/trace.ts';

export interface Traces {
  readonly trace: Trace;
  /** Sends what is left, for a second or two at most. */
  stop(): Promise<void>;
}

const SEND_MS = 2000;

/** What the work is for, under the names of the log. */
function correlated(): Facts {
  const { conversationId, reference, entry, attempt } = correlation();
  return {
    ...(conversationId === undefined ? {} : { 'conversation.id': conversationId }),
    ...(reference === undefined ? {} : { 'request.reference': reference }),
    ...(entry === undefined ? {} : { 'outbox.entry': entry }),
    ...(attempt === undefined ? {} : { 'outbox.attempt': attempt }),
  };
}

/**
 * A collector that is slow or away costs memory up to a bound and never a turn: spans are sent aside, and
 * dropped when they can't be.
 * @param endpoint base URL; `/v1/traces` is put behind it
 */
export function otlpTraces(endpoint: string): Traces {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint}/v1/traces`,
    timeoutMillis: SEND_MS,
  });
  const provider = new TracerProvider({
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: SEND_MS })],
  });
  const tracer = provider.getTracer('support-intake-bot');
  const current = new AsyncLocalStorage<{ readonly at: Context; readonly of: Correlation }>();

  return {
    async trace(name, facts, work) {
      const above = current.getStore();
      const of = correlation();
      // Work for something else is a trace of its own, whoever set it off.
      const parent = above?.of === of ? above.at : ROOT_CONTEXT;
      const span = tracer.startSpan(name, { attributes: { ...correlated(), ...facts } }, parent);
      try {
        return await current.run({ at: spans.setSpan(parent, span), of }, work);
      } catch (error) {
        // The kind only: what an error says may quote what somebody sent.
        const kind = error instanceof Error ? error.name : typeof error;
        span.setStatus({ code: SpanStatusCode.ERROR, message: kind });
        throw error;
      } finally {
        span.end();
      }
    },
    async stop() {
      await provider.shutdown().catch(() => undefined);
    },
  };
}
