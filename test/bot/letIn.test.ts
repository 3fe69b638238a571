/** Other tests come again when they are turned away, as pages and Teams do. Here nobody does. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { productProcess, type ProductProcess } from '../support/productProcess.ts';
import { ana, teamsWorld, type TeamsWorld } from '../support/teamsWorld.ts';
import { type TurnedAway, turnedAway } from '../support/turnedAway.ts';

const MANY = 20;
const TRIES = 100;
const AGAIN_MS = 500;

/** Until so many were taken; whom the machine had turned away does not count. With the statuses of all. */
async function inTurn(call: () => Promise<number>, away: TurnedAway): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let tries = 0; tries < TRIES && statuses.length < MANY; tries += 1) {
    const status = await call();
    if (status !== 503 || !away.note()) statuses.push(status);
    else await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
  return statuses;
}

describe('a product with little to do', function () {
  this.timeout(300_000);

  describe('in the chat', () => {
    let folder: string;
    let product: ProductProcess;
    let away: TurnedAway;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'let-in-'));
      product = await productProcess(folder);
      away = turnedAway(product.pid);
    });
    after(async () => {
      away.stop();
      await product.stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    });

    const post = async (path: string, body: object, token?: string): Promise<Response> =>
      fetch(`${product.url}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      });

    it('lets in everybody at the first try, and takes what they say', async () => {
      const begun: { readonly token: string; readonly conversationId: string }[] = [];
      const tokens = await inTurn(async () => {
        const response = await post('/api/webchat/token', {});
        const text = await response.text();
        if (response.ok) begun.push(JSON.parse(text) as (typeof begun)[number]);
        return response.status;
      }, away);
      const direct = '/v3/directline/conversations';
      let next = 0;
      const chats = await inTurn(async () => {
        const { token } = begun[next % begun.length] ?? {};
        next += 1;
        const { status, body } = await post(direct, {}, token);
        await body?.cancel();
        return status < 300 ? 200 : status;
      }, away);
      next = 0;
      const lines = await inTurn(async () => {
        const { token, conversationId = '' } = begun[next % begun.length] ?? {};
        next += 1;
        const line = { type: 'message', text: 'hello', locale: 'en-GB' };
        const { status, body } = await post(`${direct}/${conversationId}/activities`, line, token);
        await body?.cancel();
        return status;
      }, away);
      const all = [...tokens, ...chats, ...lines];
      expect(all).to.deep.equal(all.map(() => 200));
    });
  });

  describe('in Teams', () => {
    let world: TeamsWorld;
    let away: TurnedAway;

    before(async () => {
      world = await teamsWorld({ LIMIT_LINES: '0' });
      away = turnedAway();
    });
    after(async () => {
      away.stop();
      await world.close();
    });

    it('takes every line at the first try', async () => {
      const statuses = await inTurn(async () => {
        const line = world.personal(ana, { text: 'hello' });
        return (await world.send(line, undefined, false)).status;
      }, away);
      expect(statuses).to.deep.equal(statuses.map(() => 200));
    });
  });
});
