/** Versions as npm writes them, `1.2.3` or `1.2.3-beta.1`: below zero when the first is the older one. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => {
    const [numbers = '', ...tag] = version.split('-');
    return { numbers: numbers.split('.').map(Number), isFinal: tag.length === 0 };
  });
  for (const place of [0, 1, 2]) {
    const difference = (a?.numbers[place] ?? 0) - (b?.numbers[place] ?? 0);
    if (difference !== 0) return difference;
  }
  // What leads to a version comes before it.
  return Number(a?.isFinal ?? true) - Number(b?.isFinal ?? true);
}
