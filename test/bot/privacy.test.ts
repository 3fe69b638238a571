import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { DateTime } from 'luxon';
import { type App, startApp } from '../../bot/app.ts';
import { readConfig } from '../../bot/config.ts';
import { silentLog } from '../fakes/silentLog.ts';
import { webClient } from '../support/webClient.ts';

const TOOL = fileURLToPath(new URL('../../bot/privacyTool.ts', import.meta.url));
const EMAIL = 'oberon.canary@mail.example';

describe('the running product', () => {
  let folder: string;
  let app: App;
  let late: number;

  const start = async () => {
    const clock = () => DateTime.utc().plus(late);
    return startApp(readConfig({ PORT: '0', DATA_DIR: folder }), silentLog, { clock });
  };

  beforeEach(async () => {
    late = 0;
    folder = await mkdtemp(join(tmpdir(), 'privacy-'));
    app = await start();
  });
  afterEach(async () => {
    await app.stop();
    await rm(folder, { recursive: true });
  });

  const hits = (): readonly string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .filter((name) => /canary/i.test(readFileSync(join(folder, name), 'latin1')));

  const run = async (...given: readonly string[]) => {
    const env = { PATH: process.env['PATH'], DATA_DIR: folder };
    const child = spawn(process.execPath, [TOOL, ...given], { env, cwd: folder });
    const [out, [code]] = await Promise.all([
      text(child.stdout),
      once(child, 'exit') as Promise<[number]>,
    ]);
    return { out, code };
  };

  /** A stranger's case, as people tell it, up to the desk and back. */
  async function aCase(): Promise<void> {
    const client = await webClient(app.url);
    await client.say('Our StoreFront has been down since 6 this morning, says Canary, 500 people');
    for (let asks = 0; asks < 30; asks += 1) {
      const asking = (await client.messages()).findLast(
        ({ channelData }) => channelData?.intake?.asking !== undefined,
      )?.channelData?.intake?.asking;
      const answers: Readonly<Record<string, string>> = {
        businessImpact: 'No Canary can be sold',
        name: 'Oberon Canary',
        email: EMAIL,
        phone: '+44 20 7946 0000',
        severity: 'yes',
        workaround: 'No',
        review: 'send',
      };
      const said = await client.say(answers[asking ?? ''] ?? 'skip');
      if (said.some(({ channelData }) => channelData?.intake?.outcome?.kind === 'raised')) break;
    }
    await client.until(({ channelData }) => channelData?.intake?.outcome?.kind === 'opened');
    await app.idle();
  }

  it('exports what somebody told it, and erases it from every file, while it runs', async () => {
    await aCase();
    expect(hits().length).to.be.greaterThan(0);

    const exported = await run('export', EMAIL);
    expect(exported.code).to.equal(0);
    const found = JSON.parse(exported.out) as Readonly<Record<string, readonly unknown[]>>;
    expect(found['conversations']).to.have.length(1);
    expect(found['requests']).to.have.length(1);
    expect(found['cases']).to.have.length(1);
    expect(exported.out).to.include('No Canary can be sold');

    const erased = await run('erase', EMAIL);
    expect(erased.code).to.equal(0);
    expect(erased.out).to.match(/^Erased: 1 conversations, 1 requests, 1 cases/);
    expect(hits()).to.deep.equal([]);
    await app.stop();
    expect(hits()).to.deep.equal([]);
    app = await start();
    const after = await run('export', EMAIL);
    const left = JSON.parse(after.out) as Readonly<Record<string, readonly unknown[]>>;
    expect(left).to.deep.include({ conversations: [], requests: [], cases: [], mails: [] });
  }).timeout(180_000);
});
