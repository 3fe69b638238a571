import { join } from 'node:path';
import { systemClock } from '../../services/clock.ts';
import { openDatabase } from '../../services/storage/sqlite/database.ts';
import { sqliteRequestStore } from '../../services/storage/sqlite/requestStore.ts';
import type { Found } from './checker.ts';

/** What a stopped product has left in its file, which must be whole. */
export async function storedRequests(dataDir: string): Promise<Found['requests']> {
  const database = openDatabase(join(dataDir, 'support.db'));
  try {
    const { integrity_check: whole } =
      database.records.prepare('PRAGMA integrity_check').get() ?? {};
    if (whole !== 'ok') throw new Error(`The file is damaged: ${String(whole)}`);
    const all = await sqliteRequestStore(database, systemClock).list({ limit: 1_000_000 });
    return all.map((request) => ({
      reference: request.reference,
      kind: request.kind,
      caseNumber: request.caseNumber,
      text: JSON.stringify(request),
    }));
  } finally {
    database.close();
  }
}
