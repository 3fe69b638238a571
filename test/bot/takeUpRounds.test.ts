import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type App, startApp } from '../../bot/app.ts';
import { readConfig } from '../../bot/config.ts';
import { systemClock } from '../../services/clock.ts';
import { sqliteConversationStore } from '../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../services/storage/sqlite/database.ts';
import { eventually } from '../fakes/eventually.ts';
import { silentLog } from '../fakes/silentLog.ts';
import { webClient } from '../support/webClient.ts';

describe('a line that was kept and woke nobody', () => {
  let folder: string;
  let app: App;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'left-'));
    app = await startApp(readConfig({ PORT: '0', DATA_DIR: folder, LIMIT_LINES: '0' }), silentLog);
  });
  afterEach(async () => {
    await app.stop();
    await rm(folder, { recursive: true });
  });

  it('is answered once by the next round, also in the embedded store', async () => {
    const client = await webClient(app.url);
    const said = async () => (await client.messages()).filter(({ from }) => from.role === 'bot');
    await eventually('the greeting', async () => (await said()).length === 1);
    const database = openDatabase(join(folder, 'support.db'));
    const store = sqliteConversationStore(database, systemClock);
    await store.receive(client.conversationId, { type: 'message', text: 'We have a problem' });
    database.close();
    await eventually('an answer', async () => (await said()).length > 1);
    await app.idle();
    const [, answer, ...others] = await said();
    expect(answer?.channelData?.intake?.asking).to.be.a('string');
    expect(others).to.deep.equal([]);
  });
});
