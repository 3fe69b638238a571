import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { systemClock } from '../../../../../services/clock.ts';
import { sqliteConversationStore } from '../../../../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../../../../services/storage/sqlite/database.ts';
import { teamsConnector, type TeamsConnector } from '../../../../fakes/teamsConnector.ts';
import { placeAt, placeOf, stateAt } from './sendingWorld.ts';

const PROCESS = fileURLToPath(new URL('aProcess.ts', import.meta.url));
const ID = 'teams-ana';
const ALL = ['line 0', 'line 1', 'line 2'];

describe('a process that is killed with -9 while it sends to Teams', function () {
  this.timeout(240_000);
  let folder: string;
  let double: TeamsConnector;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sending-'));
    double = await teamsConnector();
  });
  afterEach(async () => {
    await double.close();
    rmSync(folder, { recursive: true });
  });

  const path = () => join(folder, 'support.db');
  async function run(failpoint: string): Promise<string | null> {
    const args = [PROCESS, path(), double.serviceUrl, ID, failpoint];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    const timer = setTimeout(() => child.kill('SIGTERM'), 100_000);
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    clearTimeout(timer);
    return signal;
  }
  async function begin(place: object): Promise<void> {
    const database = openDatabase(path());
    const store = sqliteConversationStore(database, systemClock);
    await store.create(ID, stateAt(placeAt(double, place)));
    database.close();
  }
  const seen = (there: string): readonly unknown[] =>
    double.seen(there).map(({ activity }) => activity['text']);

  // What it may have sent when it died is not sent again.
  const places = [
    ['send.marked', []],
    ['send.sent', ['line 0']],
    ['send.settled', ['line 0']],
  ] as const;
  for (const [name, first] of places) {
    it(`is followed by one that sends the rest, and nothing twice: ${name}`, async () => {
      await begin({ conversationId: 'a:ana' });
      expect(await run(name)).to.equal('SIGKILL');
      expect(seen('a:ana')).to.deep.equal(first);
      expect(await run('')).to.equal(null);
      expect(seen('a:ana')).to.deep.equal([...first, ...ALL.slice(1)]);
    });
  }

  for (const [name, first] of places) {
    it(`knows its thread again if it was written down: ${name}`, async () => {
      await begin({ channelId: '19:support' });
      expect(await run(name)).to.equal('SIGKILL');
      expect(await run('')).to.equal(null);
      const said = double.begun.map((thread) => seen(thread));
      const rest = ALL.slice(1);
      const expected = {
        'send.marked': [rest],
        'send.sent': [first, rest],
        'send.settled': [[...first, ...rest]],
      };
      expect(said).to.deep.equal(expected[name]);
      const database = openDatabase(path());
      const place = await placeOf(sqliteConversationStore(database, systemClock), ID);
      database.close();
      expect(place?.conversationId).to.equal(double.begun.at(-1));
    });
  }

  it('sends everything once over many lives', async () => {
    await begin({ conversationId: 'a:ana' });
    for (const name of ['send.settled', 'send.settled', 'send.settled']) {
      expect(await run(name)).to.equal('SIGKILL');
    }
    expect(await run('')).to.equal(null);
    expect(seen('a:ana')).to.deep.equal(ALL);
  });
});
