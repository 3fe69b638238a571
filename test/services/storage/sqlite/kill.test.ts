import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../../../services/clock.ts';
import { sqliteConversationStore } from '../../../../services/storage/sqlite/conversationStore.ts';
import { openDatabase, type Database } from '../../../../services/storage/sqlite/database.ts';
import { sqliteOutbox } from '../../../../services/storage/sqlite/outbox.ts';
import { sqliteRequestStore } from '../../../../services/storage/sqlite/requestStore.ts';

const writer = fileURLToPath(new URL('writer.ts', import.meta.url));

/** Lets a process write, kills it after so many acknowledgements, and returns all that it gave. */
async function writeUntilKilled(path: string, life: number, lines: number): Promise<string[]> {
  const child = spawn(process.execPath, [writer, path, String(life)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  expect((await exited)[1]).to.equal('SIGKILL');
  return said;
}

describe('the embedded store of a process that is killed with -9', () => {
  let folder: string;
  let database: Database | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'killed-'));
  });
  afterEach(() => {
    database?.close();
    rmSync(folder, { recursive: true });
  });

  it('has everything that was acknowledged, once', async () => {
    const path = join(folder, 'intake.db');
    const said: string[] = [];
    for (const life of [1, 2, 3, 4]) {
      said.push(...(await writeUntilKilled(path, life, 20 + Math.floor(Math.random() * 300))));
    }
    const acknowledged = (what: string): string[] =>
      said.filter((line) => line.startsWith(what)).map((line) => line.slice(what.length + 1));

    database = openDatabase(path);
    const check = database.records.prepare('PRAGMA integrity_check').get();
    expect(check).to.deep.include({ integrity_check: 'ok' });

    const store = sqliteConversationStore(database, systemClock);
    const log = await store.read('c1', 1);
    const count = (from: 'user' | 'bot', text: string): number =>
      log.filter(
        ({ sender, activity }) => sender === from && Object.values(activity).includes(text),
      ).length;
    for (const text of acknowledged('received')) expect(count('user', text), text).to.equal(1);
    for (const text of acknowledged('answered')) expect(count('bot', text), text).to.equal(1);

    // A whole turn or nothing of it: as many replies as versions, and a waiting line where one is missing.
    const record = await store.load('c1');
    const answers = log.filter(({ sender }) => sender === 'bot').length;
    expect(record).to.deep.include({
      version: answers,
      length: log.length,
      state: { count: answers },
    });
    expect(log.map(({ seq }) => seq)).to.deep.equal(log.map((_, index) => index + 1));
    expect((await store.nextUnhandled('c1')) === undefined).to.equal(answers * 2 === log.length);

    const requests = sqliteRequestStore(database, systemClock);
    const raised = acknowledged('raised');
    for (const reference of raised) {
      expect(await requests.get(reference), reference).to.be.an('object');
    }

    // The leases of the dead process are free at once.
    const entries = await sqliteOutbox(database, systemClock).claim(10_000, 1000);
    const references = entries.map(({ reference }) => reference);
    expect(new Set(references).size).to.equal(references.length);
    expect(references).to.include.members(raised);
    expect(references).to.have.length((await requests.list({ limit: 10_000 })).length);
  }).timeout(180_000);
});
