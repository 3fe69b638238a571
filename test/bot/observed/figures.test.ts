import { patiently } from '../../support/patiently.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { type App, startApp } from '../../../bot/app.ts';
import { readConfig } from '../../../bot/config.ts';
import { METRICS } from '../../../services/metricTable.ts';
import { eventually } from '../../fakes/eventually.ts';
import { silentLog } from '../../fakes/silentLog.ts';
import { webClient } from '../../support/webClient.ts';

describe('the figures for operators', () => {
  let folder: string;
  let app: App;

  async function start(env: Readonly<Record<string, string>> = {}): Promise<void> {
    folder = await mkdtemp(join(tmpdir(), 'figures-'));
    app = await startApp(readConfig({ PORT: '0', DATA_DIR: folder, ...env }), silentLog);
  }

  afterEach(async () => {
    await app.stop();
    await rm(folder, { recursive: true });
  });

  async function ask(
    headers: Readonly<Record<string, string>> = {},
  ): Promise<{ status: number | undefined; body: string }> {
    return new Promise((resolve, reject) => {
      const { port } = new URL(app.url);
      request({ host: '127.0.0.1', port, path: '/metrics', headers }, (res) => {
        text(res).then((body) => resolve({ status: res.statusCode, body }), reject);
      })
        .on('error', reject)
        .end();
    });
  }

  /** The value of a figure; undefined if it is not shown. */
  const valueIn = (body: string, figure: string): number | undefined => {
    const line = body.split('\n').find((one) => one.startsWith(`${figure} `));
    return line === undefined ? undefined : Number(line.slice(figure.length + 1));
  };

  it('tell how many customers get how far, how long they wait, and what is still to be delivered', async () => {
    await start();
    const client = await webClient(app.url, { demoCustomer: 'ana' });
    await client.say('How do I add a second StoreFront server to a server group?');
    await client.say('send');
    await client.until(({ channelData }) => channelData?.intake?.outcome?.kind === 'opened');
    await app.idle();
    const other = await webClient(app.url);
    await other.say('StoreFront is down');
    await other.say('skip');
    await app.idle();

    const { status, body } = await ask();
    expect(status).to.equal(200);
    const figures = {
      support_conversations_total: 2,
      'support_questions_total{form="open-case",question="review",step="asked"}': 1,
      'support_questions_total{form="open-case",question="review",step="answered"}': 1,
      'support_forms_total{form="open-case",outcome="begun"}': 2,
      'support_forms_total{form="open-case",outcome="raised"}': 1,
      'support_requests_total{kind="openCase"}': 1,
      'support_deliveries_total{kind="deliver",result="delivered"}': 1,
      'support_deliveries_total{kind="tellCustomer",result="delivered"}': 1,
      'support_outbox_entries{kind="deliver",state="waiting"}': 0,
      'support_outbox_entries{kind="deliver",state="parked"}': 0,
      'support_outbox_oldest_seconds{kind="deliver"}': 0,
      'support_backend_call_seconds_count{call="open",result="ok"}': 1,
      support_answer_seconds_count: 4,
      'support_part_ready{part="store"}': 1,
      'support_part_ready{part="backend"}': 1,
      'support_part_ready{part="mail"}': 1,
      support_open_sockets: 0,
    };
    const found = Object.fromEntries(
      Object.keys(figures).map((name) => [name, valueIn(body, name)]),
    );
    expect(found).to.deep.equal(figures);
    expect(valueIn(body, 'support_turn_seconds_count{result="answered"}')).to.be.greaterThan(3);
    expect(valueIn(body, 'support_data_free_bytes')).to.be.greaterThan(0);
    expect(valueIn(body, 'nodejs_eventloop_lag_p99_seconds')).to.be.a('number');
  });

  it('describe everything in the table, and nothing that anybody said', async () => {
    await start();
    const client = await webClient(app.url);
    await client.say('Printing is broken at Canary Oberon Ltd, canary@example.com');
    await client.say('canary titania');
    await fetch(`${app.url}/canary/path?canary=1`);
    await app.idle();
    const { body } = await ask();
    for (const name of Object.keys(METRICS)) expect(body).to.include(`# HELP ${name} `);
    expect(body).not.to.match(/canary/i);
    expect(body).not.to.include(client.conversationId);
  });

  it('count a question that is asked again, and the one at which somebody gives up', async () => {
    await start();
    const client = await webClient(app.url);
    await client.say('StoreFront is down');
    const [asking] = (await client.messages()).toReversed();
    const question = asking?.channelData?.intake?.asking;
    await client.say('?');
    await client.say('cancel');
    await client.say('yes');
    await app.idle();
    const { body } = await ask();
    const step = (name: string) =>
      valueIn(
        body,
        `support_questions_total{form="open-case",question="${question}",step="${name}"}`,
      );
    expect(step('asked')).to.equal(1);
    expect(step('again')).to.be.greaterThan(0);
    expect(step('abandoned')).to.equal(1);
    expect(valueIn(body, 'support_forms_total{form="open-case",outcome="cancelled"}')).to.equal(1);
  });

  it('count the open sockets', async () => {
    await start();
    const token = await patiently(() => fetch(`${app.url}/api/webchat/token`, { method: 'POST' }));
    const { token: bearer } = (await token.json()) as { readonly token: string };
    const begun = await fetch(`${app.url}/v3/directline/conversations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}` },
    });
    const { streamUrl } = (await begun.json()) as { readonly streamUrl: string };
    const socket = new WebSocket(streamUrl);
    const sockets = async () => valueIn((await ask()).body, 'support_open_sockets');
    await eventually('the socket is counted', async () => (await sockets()) === 1);
    socket.close();
    await eventually('it is not any more', async () => (await sockets()) === 0);
  });

  describe('without METRICS_TOKEN', () => {
    for (const [who, headers] of [
      ['somebody behind a proxy on this machine', { 'X-Forwarded-For': '203.0.113.7' }],
      ['a proxy that says only that it is one', { Via: '1.1 proxy' }],
      ['a page that was led here by a name of its own', { Host: 'evil.example:3978' }],
      ['a page whose name only begins like ours', { Host: 'localhost.evil.example' }],
    ] as const) {
      it(`are not there for ${who}`, async () => {
        await start();
        const { status, body } = await ask(headers);
        expect(status).to.equal(404);
        expect(body).not.to.include('support_');
      });
    }
  });

  describe('with METRICS_TOKEN', () => {
    const METRICS_TOKEN = 'a token for Prometheus';

    it('are for whoever has it, from anywhere', async () => {
      await start({ METRICS_TOKEN });
      const forwarded = { 'X-Forwarded-For': '203.0.113.7', Host: 'support.example.com' };
      const right = await ask({ ...forwarded, Authorization: `Bearer ${METRICS_TOKEN}` });
      expect(right.status).to.equal(200);
    });

    for (const Authorization of ['', 'Bearer wrong', 'Basic dGVzdDp0ZXN0', METRICS_TOKEN]) {
      it(`are not shown to “${Authorization}”`, async () => {
        await start({ METRICS_TOKEN });
        const { status, body } = await ask({ Authorization });
        expect(status).to.equal(401);
        expect(body).not.to.include('support_');
      });
    }
  });
});
