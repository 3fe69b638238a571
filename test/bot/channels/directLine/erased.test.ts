import { expect } from 'chai';
import { WebSocket } from 'ws';
import { once } from 'node:events';
import { echoService, type EchoService, origin } from './echoService.ts';

const said = { type: 'message', text: 'one', from: { id: 'me' } };

describe('a conversation that was erased', () => {
  let service: EchoService;
  let token: string;
  let id: string;

  beforeEach(async () => {
    service = await echoService();
    ({ token, conversationId: id } = await service.token());
    await service.call('/conversations', { token, body: {} });
    await service.call(`/conversations/${id}/activities`, { token, body: said });
    await service.settled();
  });
  afterEach(async () => service.close());

  for (const [where, told] of [
    ['by this process', true],
    ['by another', false],
  ] as const) {
    it(`takes no more lines: ${where}`, async () => {
      await service.erase(id, { told });
      const body = said;
      const sent = await service.call(`/conversations/${id}/activities`, { token, body });
      expect([sent.status, sent.json.error.code]).to.deep.equal([404, 'NotFound']);
      expect(service.errors).to.deep.equal([]);
    });

    it(`tells a page that comes back to begin another: ${where}`, async () => {
      await service.erase(id, { told });
      const back = await service.call(`/conversations/${id}`, { token, method: 'GET' });
      expect(back.status).to.equal(404);
    });
  }

  it('gives whoever comes back with the old token a new one, and greets them', async () => {
    await service.erase(id);
    const again = await service.token({ resume: token });
    expect(again.conversationId).to.be.a('string').and.not.equal(id);
    const begun = await service.call('/conversations', { token: again.token, body: {} });
    expect(begun.status).to.equal(201);
    await service.settled();
    const path = `/conversations/${again.conversationId}/activities`;
    const { json } = await service.call(path, { token: again.token, method: 'GET' });
    expect(json.activities.map(({ text }) => text)).to.include('Hello.');
  });

  it('ends its open pages, and no others', async () => {
    const other = await service.token();
    await service.call('/conversations', { token: other.token, body: {} });
    const opened = async (conversationId: string, with_: string) => {
      const path = `/conversations/${conversationId}`;
      const { json } = await service.call(path, { token: with_, method: 'GET' });
      const socket = new WebSocket(json.streamUrl, { origin });
      await once(socket, 'open');
      return socket;
    };
    const [mine, theirs] = [
      await opened(id, token),
      await opened(other.conversationId, other.token),
    ];
    const closed = once(mine, 'close');
    await service.erase(id);
    await closed;
    expect(theirs.readyState).to.equal(theirs.OPEN);
    theirs.terminate();
  });
});
