/** A figure over rounds: the middle one, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** @param share 0.5 for the median, 0.99 for p99 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return sorted[Math.max(0, index)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = sorted.slice(
    Math.ceil(middle) - 1,
    Math.floor(middle) + 1,
  );
  return (low + high) / 2;
}

export function spread(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/** A ratio over rounds: its geometric mean, and the 95 % range in which the true one lies. */
export interface RatioRange {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Student's t for 95 %, by degrees of freedom from 1 on. */
const T95 = [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16, 2.14];

/** @param ratios of rounds that were measured side by side, at least two */
export function ratioRange(ratios: readonly number[]): RatioRange {
  const logs = ratios.map((ratio) => Math.log(ratio));
  const mean = logs.reduce((sum, one) => sum + one, 0) / logs.length;
  const freedom = logs.length - 1;
  const variance = logs.reduce((sum, one) => sum + (one - mean) ** 2, 0) / freedom;
  const half = (T95[freedom - 1] ?? 2) * Math.sqrt(variance / logs.length);
  return { mean: Math.exp(mean), low: Math.exp(mean - half), high: Math.exp(mean + half) };
}
