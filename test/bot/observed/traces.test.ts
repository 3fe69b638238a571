import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { startApp } from '../../../bot/app.ts';
import { readConfig } from '../../../bot/config.ts';
import { silentLog } from '../../fakes/silentLog.ts';
import { waitedMs } from '../../support/waitedMs.ts';
import { webClient } from '../../support/webClient.ts';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly {
    readonly key: string;
    readonly value: { readonly stringValue?: string };
  }[];
}

describe('traces', () => {
  let folder: string;
  let collector: Server;
  let bodies: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'traces-'));
    bodies = [];
    collector = createServer((req, res) => {
      void text(req).then((body) => {
        bodies.push(`${req.url} ${body}`);
        res.setHeader('Content-Type', 'application/json').end('{}');
      });
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
  });

  afterEach(async () => {
    collector.closeAllConnections();
    collector.close();
    await rm(folder, { recursive: true });
  });

  const endpoint = () => `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;

  /** Takes one case from line to desk, and stops. */
  async function story(env: Readonly<Record<string, string>>): Promise<void> {
    const app = await startApp(readConfig({ PORT: '0', DATA_DIR: folder, ...env }), silentLog);
    const client = await webClient(app.url, { demoCustomer: 'ana' });
    await client.say('How do I add a second StoreFront server to the canary group?');
    await client.say('send');
    await app.idle();
    await app.stop();
  }

  const spans = (): readonly Span[] =>
    bodies.flatMap((body) => {
      const { resourceSpans } = JSON.parse(body.slice(body.indexOf('{'))) as {
        readonly resourceSpans: readonly {
          readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
        }[];
      };
      return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans));
    });
  const fact = (span: Span | undefined, name: string) =>
    span?.attributes.find(({ key }) => key === name)?.value.stringValue;

  it('go to the collector: turns, deliveries, and the calls to the backend within', async () => {
    await story({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint() });
    expect(bodies[0]).to.match(/^\/v1\/traces /);
    const all = spans();
    const turn = all.find(({ name }) => name === 'turn');
    expect(fact(turn, 'conversation.id')).to.be.a('string');
    const delivery = all.find(({ name }) => name === 'deliver deliver');
    expect(fact(delivery, 'request.reference')).to.match(/^SR-/);
    // The turn that woke the relay is not what the delivery is part of.
    expect(delivery?.parentSpanId ?? '').to.equal('');
    const call = all.find(({ name }) => name === 'backend open');
    expect(call?.parentSpanId).to.equal(delivery?.spanId);
    expect(call?.traceId).to.equal(delivery?.traceId);
    expect(bodies.join('')).not.to.match(/canary|ana\.morales/i);
  });

  it('are not made where nobody collects them', async () => {
    await story({});
    expect(bodies).to.deep.equal([]);
  });

  it('hold nothing up when the collector is away or hangs', async () => {
    collector.removeAllListeners('request');
    const waited = await waitedMs(async () => story({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint() }));
    expect(waited).to.be.lessThan(8000);
  }).timeout(240_000);
});
