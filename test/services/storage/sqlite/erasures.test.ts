import { openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { sqliteErasures } from '../../../../services/storage/sqlite/erasures.ts';
import { erasuresContract } from '../../../contracts/erasures.ts';

erasuresContract(async () => {
  const database = openDatabase(':memory:');
  return { erasures: sqliteErasures(database), close: async () => database.close() };
});
