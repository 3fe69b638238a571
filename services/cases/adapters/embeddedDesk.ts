import type { Clock } from '../../clock.ts';
import type { Database } from '../../storage/sqlite/database.ts';
import type { CaseBackend } from '../caseBackend.ts';
import { desk } from './embedded/desk.ts';
import { sqliteCases } from './embedded/sqliteCases.ts';

/** Our own desk, with its cases in the embedded store. */
export function embeddedDesk(database: Database, clock: Clock): CaseBackend {
  return desk(sqliteCases(database), clock);
}
