// Before 3.51.3 a write-ahead log that is reset at the wrong moment can corrupt the database.
const oldest = [3, 51, 3] as const;

/** Throws, in one line, if this SQLite is too old to be trusted with what was acknowledged. */
export function requireSqlite(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [index, wanted] of oldest.entries()) {
    const part = parts[index] ?? 0;
    if (part > wanted) return;
    if (!(part === wanted)) {
      throw new Error(`SQLite ${version} is too old: ${oldest.join('.')} or newer is needed.`);
    }
  }
}
