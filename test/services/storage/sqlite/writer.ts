/** Writes to the database that is named on the command line, says what is safe, and goes on until killed. */
import { writeSync } from 'node:fs';
import { systemClock } from '../../../../services/clock.ts';
import { sqliteConversationStore } from '../../../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { sqliteOutbox } from '../../../../services/storage/sqlite/outbox.ts';
import { sqliteRequestStore } from '../../../../services/storage/sqlite/requestStore.ts';
import { aRequest } from '../../../fakes/aRequest.ts';

const [, , path = '', life = ''] = process.argv;
const database = openDatabase(path);
const conversations = sqliteConversationStore(database, systemClock);
const requests = sqliteRequestStore(database, systemClock);
const outbox = sqliteOutbox(database, systemClock);
// Written before the next step begins: what the reader has seen did happen.
const say = (...words: readonly (string | number)[]): void =>
  void writeSync(1, `${words.join(' ')}\n`);

await conversations.create('c1', { count: 0 });
for (let n = 0; ; n += 1) {
  const { logged } = await conversations.receive('c1', { text: `${life}.${n}` }, `${life}.${n}`);
  say('received', `${life}.${n}`);
  const record = await conversations.load('c1');
  await conversations.commit({
    id: 'c1',
    version: record?.version ?? -1,
    state: { count: (record?.version ?? 0) + 1 },
    handled: logged.seq,
    replies: [{ answers: `${life}.${n}` }],
  });
  say('answered', `${life}.${n}`);
  if (n % 5 > 0) continue;
  const request = aRequest();
  const { reference } = request;
  await requests.raise(request, [{ id: `deliver-${reference}`, kind: 'deliver', reference }]);
  say('raised', reference);
  // The lease outlives the test by far: only its holder's death can end it.
  await outbox.claim(1, 3_600_000);
}
