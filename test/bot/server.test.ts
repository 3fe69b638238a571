import { Agent, request } from 'node:http';
import { expect } from 'chai';
import type { Server } from 'restify';
import { sendJson } from '../../bot/http/respond.ts';
import { handle } from '../../bot/http/route.ts';
import { close, createServer, listen } from '../../bot/server.ts';
import { silentLog } from '../fakes/silentLog.ts';

const BUSY = 25;
const FRESH = 40;

describe('the server', () => {
  let server: Server;
  let served: number;

  const made = () => {
    const one = createServer(async () => ({ isReady: true, reasons: [] }), silentLog);
    one.get(
      '/work',
      handle(silentLog, async (_req, res) => {
        served += 1;
        const until = performance.now() + 1;
        while (performance.now() < until);
        sendJson(res, 200, {});
      }),
    );
    return one;
  };
  beforeEach(() => {
    served = 0;
    server = made();
  });
  afterEach(() => close(server));

  const get = (port: number, path: string, agent: Agent | false) =>
    new Promise<void>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, agent }, (res) => {
        res.resume().on('end', resolve);
      })
        .on('error', reject)
        .end();
    });

  it('accepts new callers soon while others keep it busy', async () => {
    const port = await listen(server, '127.0.0.1', 0);
    const agent = new Agent({ keepAlive: true, maxSockets: BUSY });
    let isOver = false;
    const busy = Array.from({ length: BUSY }, async () => {
      while (!isOver) await get(port, '/work', agent);
    });
    while (served < 20 * BUSY) await get(port, '/healthz', agent);
    const before = served;
    await Promise.all(Array.from({ length: FRESH }, () => get(port, '/healthz', false)));
    const meanwhile = served - before;
    isOver = true;
    await Promise.all(busy);
    agent.destroy();
    // With one accepted in each turn of the loop, more than half of the busy ones are served for each.
    expect(meanwhile).to.be.below((BUSY * FRESH) / 4);
  }).timeout(240_000);

  it('shares its port with nobody, and leaves it when it is closed', async () => {
    const port = await listen(server, '127.0.0.1', 0);
    const second = made();
    const wrong = await listen(second, '127.0.0.1', port).catch((error: Error) => error.message);
    expect(wrong).to.equal(`PORT ${String(port)} is in use by another process.`);
    await close(server);
    server = second;
    expect(await listen(server, '127.0.0.1', port)).to.equal(port);
    await get(port, '/healthz', false);
  });
});
