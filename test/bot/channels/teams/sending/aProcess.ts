/** A process that says three things in a conversation, sends them to Teams, and says so. Dies where it is told. */
import { writeSync } from 'node:fs';
import { armFailpoint } from '../../../../../services/failpoint.ts';
import { systemClock } from '../../../../../services/clock.ts';
import { sqliteChannelStore } from '../../../../../services/storage/sqlite/channelStore.ts';
import { sqliteConversationStore } from '../../../../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../../../../services/storage/sqlite/database.ts';
import { life, placeOf } from './sendingWorld.ts';

const [, , path = '', serviceUrl = '', id = '', failpoint = ''] = process.argv;
if (failpoint !== '') armFailpoint(failpoint);
const database = openDatabase(path);
const store = sqliteConversationStore(database, systemClock);
const channels = sqliteChannelStore(database, systemClock);
const clock = { now: systemClock, forward: () => {} };
const one = life({ store, channels, double: { serviceUrl }, clock }, { isRealTime: true });
one.sender.start();
const begun = (await store.load(id))?.length ?? 0;
for (let n = begun; n < 3; n += 1) {
  await one.say(id, { type: 'message', text: `line ${n}`, id: `${id}|${n}` });
}
for (;;) {
  const { sent, sending } = (await placeOf(store, id)) ?? {};
  if (sent === 3 && sending === undefined) break;
  await new Promise((resolve) => setTimeout(resolve, 5));
}
writeSync(1, 'all is sent');
process.exit(0);
