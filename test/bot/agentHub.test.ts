import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, startApp } from '../../bot/app.ts';
import { readConfig } from '../../bot/config.ts';
import { silentLog } from '../fakes/silentLog.ts';
import { type WebClient, webClient } from '../support/webClient.ts';

const SECRET = 'a-direct-line-secret-of-the-operator';

describe('an agent hub in the customer’s channel', () => {
  let app: App;
  let folder: string;
  let customer: WebClient;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hub-'));
    const settings = { PORT: '0', DATA_DIR: folder, HANDOFF_EVENTS: 'true' };
    app = await startApp(readConfig({ ...settings, DIRECT_LINE_SECRET: SECRET }), silentLog);
    customer = await webClient(app.url, { demoCustomer: 'ana' });
    await customer.say('agent');
    await customer.say('Nobody called me back about the logons');
    await app.idle();
  });
  afterEach(async () => {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const status = { type: 'event', name: 'handoff.status', value: { state: 'accepted' } };
  const heard = async (): Promise<readonly (string | undefined)[]> =>
    (await customer.messages()).map(({ channelData }) => channelData?.reply);

  it('is told of who waits for a person, and nothing that a stranger may not see', async () => {
    const sent = (await customer.messages()) as readonly unknown[];
    const initiation = sent.find((one) => (one as { name?: string }).name === 'handoff.initiate');
    expect(initiation).to.have.nested.property('value.schema', 'handoff/1');
    expect(JSON.stringify(initiation)).not.to.match(/Northwind|ana\.morales|logons/);
  });

  it('accepts by the operator’s secret, and the customer is told', async () => {
    const path = `/v3/directline/conversations/${customer.conversationId}/activities`;
    const response = await fetch(`${app.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${SECRET}` },
      body: JSON.stringify(status),
    });
    expect(response.status).to.equal(200);
    await app.idle();
    expect(await heard()).to.include('told.acknowledged');
  });

  it('can’t be played by the customer’s own client', async () => {
    await customer.post('', { ...status, channelData: { isHub: true, clientActivityID: 'x' } });
    await app.idle();
    expect(await heard()).not.to.include('told.acknowledged');
  });
});
