import { join } from 'node:path';
import { systemClock } from '../../services/clock.ts';
import { openDatabase } from '../../services/storage/sqlite/database.ts';
import type { Found } from './checker.ts';
import { openStores } from './stores.ts';

/**
 * What a stopped product has left, in a file that must be whole or in a Redis.
 *
 * @param at a folder, or the address of a Redis
 */
export async function storedRequests(at: string): Promise<Found['requests']> {
  const stores = await openStores(at, systemClock);
  try {
    if (stores.kind === 'sqlite') requireWhole(join(at, 'support.db'));
    const all = await stores.requests.list({ limit: 1_000_000 });
    return all.map((request) => ({
      reference: request.reference,
      kind: request.kind,
      caseNumber: request.caseNumber,
      text: JSON.stringify(request),
    }));
  } finally {
    await stores.close();
  }
}

function requireWhole(path: string): void {
  const database = openDatabase(path);
  const { integrity_check: found } = database.records.prepare('PRAGMA integrity_check').get() ?? {};
  database.close();
  if (found !== 'ok') throw new Error(`The file is damaged: ${String(found)}`);
}
