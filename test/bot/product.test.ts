import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type App, startApp } from '../../bot/app.ts';
import { readConfig } from '../../bot/config.ts';
import { SupportRequest } from '../../services/requests/supportRequest.ts';
import { freePort } from '../support/freePort.ts';
import { webClient } from '../support/webClient.ts';

describe('the running product', () => {
  let folder: string;
  let app: App;
  let port: string;
  let logged: string[];

  const note = (fields: object, message: string): void => {
    const err = (fields as { readonly err?: unknown }).err;
    logged.push(`${message} ${JSON.stringify(fields)} ${err instanceof Error ? err.stack : ''}`);
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'product-'));
    logged = [];
    const log = { info: note, warn: note, error: note };
    port = String(await freePort());
    app = await startApp(readConfig({ PORT: port, DATA_DIR: folder }), log);
  });

  afterEach(async () => {
    await app.stop();
    await rm(folder, { recursive: true });
  });

  const get = (path: string, token?: string) =>
    fetch(`${app.url}${path}`, token ? { headers: { authorization: `Bearer ${token}` } } : {});

  const desk = async (): Promise<readonly { readonly reference: string }[]> => {
    const body = (await (await get('/desk/api/requests', app.deskToken)).json()) as {
      readonly requests: readonly { readonly reference: string }[];
    };
    return body.requests;
  };

  it('says that it is alive and ready', async () => {
    expect((await get('/healthz')).status).to.equal(200);
    expect(await (await get('/readyz')).json()).to.deep.equal({ status: 'ready', reasons: [] });
  });

  it('takes a case from the first line to the desk, by what a program can follow', async () => {
    const client = await webClient(app.url, { demoCustomer: 'ana' });
    await client.say('How do I add a second StoreFront server to a server group?');
    const said = await client.say('send');
    const outcome = said.find(({ channelData }) => channelData?.intake?.outcome)?.channelData
      ?.intake?.outcome;
    expect(outcome).to.include({ kind: 'raised' });
    await client.until(({ channelData }) => channelData?.intake?.outcome?.kind === 'opened');
    const [request, ...others] = await desk();
    expect(others).to.deep.equal([]);
    expect(request?.reference).to.equal(outcome?.reference);
    const full = await get(`/desk/api/requests/${request?.reference}`, app.deskToken);
    const { request: whole } = (await full.json()) as { readonly request: unknown };
    const parsed = SupportRequest.parse(whole);
    expect(parsed.status).to.equal('delivered');
    expect(parsed.queues[0]?.id).to.equal('daas-vdi');
    expect(parsed.transcript.length).to.be.greaterThan(3);
  });

  it('answers the same line once when a client sends it again', async () => {
    const client = await webClient(app.url);
    const twice = { channelData: { clientActivityID: 'the same' } };
    await client.say('StoreFront is down', twice);
    const before = await client.messages();
    await client.post('StoreFront is down', twice);
    await app.idle();
    expect(await client.messages()).to.deep.equal(before);
  });

  it('goes on where it was after it was stopped and started again', async () => {
    const client = await webClient(app.url);
    await client.say('StoreFront is down');
    const before = await client.messages();
    await app.stop();
    app = await startApp(readConfig({ PORT: port, DATA_DIR: folder }), {
      info: note,
      warn: note,
      error: note,
    });
    // `fetch` may still try a connection to the one that was stopped.
    await fetch(`${app.url}/healthz`).catch(() => undefined);
    expect(await client.messages()).to.deep.equal(before);
    const said = await client.say('skip');
    expect(said.at(-1)?.channelData?.intake?.asking).to.equal('workaround');
  });

  it('logs nothing of what somebody types', async () => {
    const client = await webClient(app.url);
    await client.say('StoreFront is down, says Canary Oberon');
    await client.say('skip');
    await client.say('No');
    await client.say('canary titania');
    await client.say('password: Canary-puck-1');
    await app.idle();
    expect(logged.join('\n')).not.to.match(/canary/i);
  });

  it('shows the desk to nobody without its token', async () => {
    expect((await get('/desk/api/requests')).status).to.equal(401);
    expect((await get('/desk/api/requests', 'wrong-wrong-wrong')).status).to.equal(401);
  });
});
