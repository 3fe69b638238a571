import type { METRICS } from './metricTable.ts';

type Table = typeof METRICS;

/** The metrics of a kind, by name. */
export type MetricName<K extends Table[keyof Table]['kind'] = Table[keyof Table]['kind']> = {
  [N in keyof Table]: Table[N]['kind'] extends K ? N : never;
}[keyof Table];

/** A value for each label of a metric: names of ours, of which there are few. */
export type MetricLabels<N extends MetricName> = Readonly<
  Record<Table[N]['labels'][number], string>
>;

/** Where the process counts what it does. Never throws, and knows no product. */
export interface Metrics {
  count<N extends MetricName<'counter'>>(name: N, labels: MetricLabels<N>): void;
  observe<N extends MetricName<'histogram'>>(
    name: N,
    seconds: number,
    labels: MetricLabels<N>,
  ): void;
  gauge<N extends MetricName<'gauge'>>(name: N, value: number, labels: MetricLabels<N>): void;
}

/** For whoever does not want to know. */
export const silentMetrics: Metrics = { count() {}, observe() {}, gauge() {} };
