import { expect } from 'chai';
import { ConversationState } from '../../../../bot/conversationState.ts';
import { ada, echoService, type EchoService } from './echoService.ts';

describe('a page that asks for a token', () => {
  let service: EchoService;

  beforeEach(async () => {
    service = await echoService();
  });
  afterEach(() => service.close());

  const ask = (body: unknown) => service.call('/api/webchat/token', { body });
  const stateOf = async (id: string) =>
    ConversationState.parse((await service.store.load(id))?.state);

  it('gets one for a new conversation of a stranger', async () => {
    const { json } = await ask({ locale: 'de', zone: 'Europe/Vienna' });
    expect(json.expires_in).to.equal(3600);
    expect(await stateOf(json.conversationId)).to.deep.include({
      userId: json.userId,
      speaker: { kind: 'stranger' },
      locale: 'de',
      zone: 'Europe/Vienna',
    });
  });

  it('speaks for the customer that the host page vouches for', async () => {
    const { json } = await ask({ customerToken: 'genuine', zone: 'Asia/Tokyo' });
    const { speaker, zone } = await stateOf(json.conversationId);
    expect(speaker).to.eql({ ...ada, by: 'customerToken' });
    expect(zone).to.equal('Europe/Berlin');
  });

  for (const [what, body, status, code] of [
    ['a customer token that is not genuine', { customerToken: 'x' }, 401, 'CustomerTokenInvalid'],
    ['a demo customer that is none', { demoCustomer: 'bob' }, 404, 'DemoCustomerUnknown'],
    ['a request that makes no sense', { customerToken: 7 }, 400, 'BadArgument'],
    ['no object', [], 400, 'BadArgument'],
  ] as const) {
    it(`is told clearly about ${what}`, async () => {
      const { json, ...answer } = await ask(body);
      expect([answer.status, json.error.code]).to.eql([status, code]);
    });
  }

  it('is served whatever its locale, zone and old token look like', async () => {
    const { status, json } = await ask({ locale: '§', zone: 'Mars/Olympus', resume: 'x.y.z' });
    expect(status).to.equal(200);
    expect(await stateOf(json.conversationId)).not.to.have.any.keys('locale', 'zone');
  });

  it('finds its conversation again, also with a token that expired days ago', async () => {
    const first = await service.token({ demoCustomer: 'ada' });
    service.pass(6 * 24 * 3600);
    const again = await service.token({ demoCustomer: 'ada', resume: first.token });
    expect(again.conversationId).to.equal(first.conversationId);
    expect(again.userId).to.equal(first.userId);
    const { status } = await service.call('/conversations', { token: again.token, body: {} });
    expect(status).to.equal(201);
    service.pass(8 * 24 * 3600);
    const later = await service.token({ demoCustomer: 'ada', resume: again.token });
    expect(later.conversationId).not.to.equal(first.conversationId);
  });

  it('begins anew when somebody else speaks, or from another page', async () => {
    const first = await service.token({ demoCustomer: 'ada' });
    for (const [body, headers] of [
      [{ resume: first.token }, undefined],
      [{ resume: first.token, customerToken: 'genuine' }, undefined],
      [{ resume: first.token, demoCustomer: 'ada' }, { origin: 'https://other.example' }],
      [{ resume: `${first.token}x`, demoCustomer: 'ada' }, undefined],
    ] as const) {
      const { conversationId } = await service.token(body, headers);
      expect(conversationId).to.be.a('string').and.not.equal(first.conversationId);
    }
  });
});
