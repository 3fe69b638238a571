/**
 * How probable it is that two lots of measurements which come from the same source differ as much as these do
 * (two-sample Kolmogorov-Smirnov test, asymptotic).
 */
export function kolmogorovSmirnov(one: readonly number[], other: readonly number[]): number {
  const sort = (all: readonly number[]): readonly number[] => all.toSorted((a, b) => a - b);
  const [a, b] = [sort(one), sort(other)];
  let [i, j, widest] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const at = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    while (i < a.length && (a[i] ?? Infinity) <= at) i += 1;
    while (j < b.length && (b[j] ?? Infinity) <= at) j += 1;
    widest = Math.max(widest, Math.abs(i / a.length - j / b.length));
  }
  const size = Math.sqrt((a.length * b.length) / (a.length + b.length));
  const lambda = (size + 0.12 + 0.11 / size) * widest;
  let sum = 0;
  for (let k = 1; k <= 100; k += 1) {
    sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda);
  }
  // The series is of no use where the two hardly differ.
  return lambda < 0.2 ? 1 : Math.min(1, Math.max(0, sum));
}
