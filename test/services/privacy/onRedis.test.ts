import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { Duration } from 'luxon';
import { uploads } from '../../../bot/channels/directLine/uploads.ts';
import { redis } from '../../../bot/stores/redis.ts';
import type { Stores } from '../../../bot/stores/stores.ts';
import { carryOut } from '../../../services/privacy/carryOut.ts';
import { retention } from '../../../services/privacy/retention.ts';
import { clockAt, type SetClock } from '../../fakes/clocks.ts';
import { eventually } from '../../fakes/eventually.ts';
import { silentLog } from '../../fakes/silentLog.ts';
import { type Canaries, canariesOf, fillHeld } from '../../support/fillHeld.ts';
import { type RedisServer, startRedis } from '../../support/redisServer.ts';

const TOOL = fileURLToPath(new URL('../../../bot/privacyTool.ts', import.meta.url));
const WORD = 'Quetzalcanary';
const at = '2026-11-20T12:00:00.000Z';

describe('what Redis and its files hold of a person', function () {
  this.timeout(180_000);
  const who = canariesOf(WORD);
  const other = canariesOf('Ptarmigan');
  let clock: SetClock;
  let server: RedisServer;
  let dataDir: string;
  let stores: Stores;

  const files = () => uploads(join(dataDir, 'uploads'), clock.now);
  const held = () => {
    const { conversations, requests } = stores;
    return stores.held({ conversations, requests, files: files() });
  };
  const fill = async (canaries: Canaries) =>
    fillHeld({ ...stores, files: files() }, clock.now, canaries);
  /** In the files of Redis and in the folder of uploads, as `grep -a` finds it. */
  const grep = (word: string): readonly string[] =>
    [dirname(server.socket), dataDir].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
        const path = join(folder, name);
        return statSync(path).isFile() && readFileSync(path, 'latin1').includes(word);
      }),
    );
  /** As ten seconds later: what was answered to calls is kept under names with ids that are words here. */
  const forgetAnswers = async (): Promise<void> => {
    const keys = (await server.command('KEYS', '*:answer:*')) as readonly string[];
    await server.command('DEL', ...keys);
  };
  const run = async (...given: readonly string[]) => {
    const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, REDIS_URL: server.url };
    const child = spawn(process.execPath, [TOOL, ...given], { env, cwd: dataDir });
    const [out, told, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<[number]>,
    ]);
    return { out, told, code };
  };

  beforeEach(async () => {
    clock = clockAt(at);
    // Uncompressed, so that what is there is found.
    server = await startRedis({
      save: '3600 1',
      rdbcompression: 'no',
      'aof-use-rdb-preamble': 'no',
    });
    dataDir = mkdtempSync(join(tmpdir(), 'held-'));
    stores = await redis({ url: server.url, dataDir }, clock.now, silentLog);
    await fill(other);
    await fill(who);
  });
  afterEach(async () => {
    await stores.close();
    await server.stop();
    rmSync(dataDir, { recursive: true });
  });

  it('is exported by the command, all of it, and erased by it from every file', async () => {
    await server.command('BGSAVE');
    await eventually('a snapshot', () => grep(WORD).includes('dump.rdb'));
    const { out, code } = await run('export', who.email);
    expect(code).to.equal(0);
    const { conversations, requests, mails, cases } = JSON.parse(out) as Record<string, unknown[]>;
    expect([conversations, requests, mails, cases].map((one) => one?.length)).to.deep.equal([
      3, 12, 2, 2,
    ]);
    for (const [name, value] of Object.entries(who)) {
      expect(grep(value), name).to.not.deep.equal([]);
    }

    const erased = await run('erase', who.email);
    expect(erased.told).to.equal('');
    expect(erased.out).to.match(/^Erased: 3 conversations, 12 requests, 2 cases/);
    await eventually('nothing is left in any file', () => grep(WORD).length === 0);
    expect(grep(WORD.toLowerCase())).to.deep.equal([]);
    for (const [name, value] of Object.entries(other)) {
      expect(grep(value), name).to.not.deep.equal([]);
    }
  });

  it('is erased by the process, too, and what was broken off is finished', async () => {
    const wish = {
      id: 'wish',
      askedAt: at,
      dueAt: 0,
      whose: { kind: 'person', email: who.email, scope: 'everything' },
    } as const;
    await held().erasures.ask(wish);
    const { conversationArchive, ...rest } = held();
    const broken = {
      ...rest,
      conversationArchive: {
        ...conversationArchive,
        erase: async () => {
          throw new Error('killed');
        },
      },
    };
    await carryOut(broken, wish, at).catch(() => undefined);
    const [open] = await held().erasures.open();
    expect(open?.found?.conversations).to.have.length(3);
    if (open !== undefined) expect(await carryOut(held(), open, at)).to.equal(true);
    await forgetAnswers();
    expect(await held().scrub()).to.equal(true);
    expect(await held().erasures.open()).to.deep.equal([]);
    await eventually('nothing is left in any file', () => grep(WORD).length === 0);
  });

  it('goes when it has been kept long enough', async () => {
    const days = Duration.fromObject({ days: 30 });
    const swept = retention({
      held: held(),
      keptFor: { drafts: days, files: days, conversations: days, requests: days, mails: days },
      clock: clock.now,
      dropDraft: async () => undefined,
      log: silentLog,
    });
    expect((await swept.sweep()).conversations).to.equal(0);
    clock.forward(31 * 86_400_000);
    const { conversations, mails } = await swept.sweep();
    expect([conversations, mails]).to.deep.equal([6, 4]);
    expect(await server.command('KEYS', '*{c:*}:log')).to.deep.equal([]);
  });
});
