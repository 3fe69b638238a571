import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { SMTPServer } from 'smtp-server';
import { examine } from '../../../bot/doctor/examine.ts';
import type { Finding } from '../../../bot/doctor/finding.ts';
import { clamdServer } from '../../fakes/clamdServer.ts';
import { startRedis } from '../../support/redisServer.ts';

const TEAMS = {
  TEAMS_APP_ID: '11111111-2222-4333-8444-555555555555',
  TEAMS_APP_TYPE: 'UserAssignedMSI',
  TEAMS_TENANT_ID: '11111111-2222-4333-8444-666666666666',
} as const;

const about = (findings: readonly Finding[], name: string): readonly Finding[] =>
  findings.filter((one) => one.about === name);

describe('the doctor', () => {
  let folder: string;
  let servers: readonly (Server | SMTPServer)[] = [];

  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'doctor-'))));
  afterEach(async () => {
    for (const server of servers) server.close();
    servers = [];
    await rm(folder, { recursive: true });
  });

  const look = (env: Readonly<Record<string, string>> = {}) =>
    examine({ DATA_DIR: folder, ...env });

  it('finds nothing wrong with a demo, and says what is not set up', async () => {
    const findings = await look();
    expect(findings.filter(({ kind }) => kind === 'wrong')).to.deep.equal([]);
    expect(about(findings, 'SMTP_URL')[0]).to.include({ kind: 'unused' });
    expect(about(findings, 'CLAMD')[0]).to.include({ kind: 'unused' });
    expect(about(findings, 'TEAMS_APP_ID')[0]).to.include({ kind: 'unused' });
  });

  it('names every setting that can’t be read, not just the first', async () => {
    const findings = await look({ PORT: 'x', LOG_LEVEL: 'loud' });
    expect(findings.map((one) => one.about)).to.deep.equal(['PORT', 'LOG_LEVEL']);
  });

  it('says what is missing before it can run for real', async () => {
    expect(await look({ DEMO: 'false' })).to.deep.equal([
      {
        about: 'PUBLIC_URL',
        kind: 'wrong',
        says: 'must be set, unless DEMO is true. See .env.example.',
      },
    ]);
  });

  it('says where a file can’t be read', async () => {
    const findings = await look({ ACCOUNTS_FILE: '/not/there.yaml', POLICY_DIR: '/not/there' });
    expect(about(findings, 'ACCOUNTS_FILE')[0]?.says).to.contain('/not/there.yaml');
    expect(about(findings, 'POLICY_DIR')[0]?.kind).to.equal('wrong');
  });

  it('finds a queue that no role is called, since nobody would be told', async () => {
    const findings = await look({
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'a@example.com',
      QUEUE_MAIL: 'case-managers=a@example.com,*=b@example.com',
    });
    const [finding, ...others] = about(findings, 'QUEUE_MAIL');
    expect(finding?.says).to.match(
      /No role of the policy is called case-managers\. .*case-manager/,
    );
    expect(others).to.deep.equal([]);
  });

  it('asks the mail server whether it lets us in', async () => {
    const server = new SMTPServer({
      authOptional: false,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ password }, _session, done) =>
        password === 'right' ? done(null, { user: 'bot' }) : done(new Error('no')),
    });
    servers = [server];
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    const mail = async (password: string) =>
      about(
        await look({
          SMTP_URL: `smtp://bot:${password}@127.0.0.1:${port}`,
          MAIL_FROM: 'a@example.com',
        }),
        'SMTP_URL',
      )[0]?.kind;
    expect([await mail('right'), await mail('wrong')]).to.deep.equal(['fine', 'wrong']);
  });

  it('asks the scanner for what every scanner finds', async () => {
    const server = await clamdServer();
    const scanner = async () => about(await look({ CLAMD: server.address }), 'CLAMD')[0];
    expect(await scanner()).to.include({ kind: 'fine' });
    server.behave('finds nothing');
    expect((await scanner())?.says).to.contain('EICAR');
    server.behave('hangs up');
    expect((await scanner())?.says).to.contain('it hung up');
    await server.close();
    expect(await scanner()).to.include({ kind: 'wrong' });
  });

  it('says what a Redis promises, or why it is refused', async () => {
    const good = await startRedis();
    const findings = await look({ REDIS_URL: good.url });
    await good.stop();
    expect(about(findings, 'REDIS_URL')[0]?.kind).to.equal('fine');
    const [gone] = about(await look({ REDIS_URL: good.url }), 'REDIS_URL');
    expect(gone?.kind).to.equal('wrong');
  });

  it('tries whether the bot is reached where people are told that it is', async () => {
    const server = createServer((_request, response) => response.end('{}'));
    servers = [server];
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    const [reached] = about(await look({ PUBLIC_URL: url }), 'PUBLIC_URL');
    expect(reached).to.include({ kind: 'fine', says: `${url} is reached from here.` });
    await new Promise((resolve) => server.close(resolve));
    const [gone] = about(await look({ PUBLIC_URL: url }), 'PUBLIC_URL');
    expect(gone).to.include({ kind: 'wrong' });
    expect(gone?.says).to.match(/ is not reached from here \(.+\)\. Start the bot/);
  });

  it('wants https where customers are, and knows which endpoint Azure has to have', async () => {
    const findings = await look({
      DEMO: 'false',
      PUBLIC_URL: 'http://127.0.0.1:9',
      DESK_TOKEN: 'a token of the desk',
      ACCOUNTS_FILE: '/not/there.yaml',
      ...TEAMS,
    });
    const said = about(findings, 'PUBLIC_URL').map(({ says }) => says);
    expect(said).to.include('Customers’ data would be readable on the way: use https.');
    expect(said).to.include('The bot’s endpoint in Azure is http://127.0.0.1:9/api/messages.');
  });

  it('sees that the data folder can’t be written', async () => {
    const file = join(folder, 'a file');
    await writeFile(file, '');
    const [finding] = about(await look({ DATA_DIR: file }), 'DATA_DIR');
    expect(finding?.kind).to.equal('wrong');
    expect(finding?.says).to.contain('can’t be written');
  });

  it('leaves nothing behind in the data folder', async () => {
    await look();
    expect(await readdir(folder)).to.deep.equal([]);
  });
});
