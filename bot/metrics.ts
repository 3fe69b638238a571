/** Metrics as Prometheus reads them. The one place that knows prom-client. */
import { createRequire } from 'node:module';
import type * as prometheus from 'prom-client';
import { METRICS } from '../services/metricTable.ts';
import type { Metrics } from '../services/metrics.ts';

export interface PrometheusMetrics extends Metrics {
  /** Called before each reading, for what is looked up rather than counted. A failure leaves the old value. */
  onRead(look: () => Promise<void>): void;
  read(): Promise<{ readonly contentType: string; readonly text: string }>;
}

type Prometheus = typeof prometheus;
type Counter = prometheus.Counter;
type Gauge = prometheus.Gauge;
type Histogram = prometheus.Histogram;
type Registry = prometheus.Registry;

const require = createRequire(import.meta.url);
/** Without its index: that measures the process and brings OpenTelemetry along, 70 files, at each start. */
const { Counter, Gauge, Histogram, Registry } = {
  Counter: require('prom-client/lib/counter') as Prometheus['Counter'],
  Gauge: require('prom-client/lib/gauge') as Prometheus['Gauge'],
  Histogram: require('prom-client/lib/histogram') as Prometheus['Histogram'],
  Registry: require('prom-client/lib/registry') as Prometheus['Registry'],
};

/** From a millisecond to a minute: turns take one, a backend that hangs takes its deadline. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Memory, CPU, garbage and the delay of the event loop: of the process, measured once in it, from the first reading on. */
let ofProcess: Registry | undefined;

function processRegistry(): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry();
    const { collectDefaultMetrics } = require('prom-client') as Prometheus;
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

export function prometheusMetrics(): PrometheusMetrics {
  const registry = new Registry();
  const registers = [registry];
  const counters = new Map<string, Counter>();
  const gauges = new Map<string, Gauge>();
  const histograms = new Map<string, Histogram>();
  for (const [name, { kind, help, labels }] of Object.entries(METRICS)) {
    const described = { name, help, labelNames: [...labels], registers };
    switch (kind) {
      case 'counter':
        counters.set(name, new Counter(described));
        break;
      case 'gauge':
        gauges.set(name, new Gauge(described));
        break;
      case 'histogram':
        histograms.set(name, new Histogram({ ...described, buckets: SECONDS }));
    }
  }
  let all: Registry | undefined;
  const looks: (() => Promise<void>)[] = [];

  return {
    count: (name, labels) => counters.get(name)?.inc({ ...labels }),
    observe: (name, seconds, labels) => histograms.get(name)?.observe({ ...labels }, seconds),
    gauge: (name, value, labels) => gauges.get(name)?.set({ ...labels }, value),
    onRead: (look) => void looks.push(look),
    async read() {
      await Promise.allSettled(looks.map(async (look) => look()));
      all ??= Registry.merge([registry, processRegistry()]);
      return { contentType: all.contentType, text: await all.metrics() };
    },
  };
}
