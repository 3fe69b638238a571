import { expect } from 'chai';
import {
  ana,
  CUSTOMER_TENANT,
  stan,
  teamsWorld,
  type TeamsWorld,
} from '../../../support/teamsWorld.ts';

const installed = (world: TeamsWorld, changes: object = {}) =>
  world.personal(ana, { type: 'installationUpdate', action: 'add', ...changes });
const joined = (world: TeamsWorld) =>
  world.personal(ana, {
    type: 'conversationUpdate',
    membersAdded: [{ id: ana.id }, { id: '28:0f3b9c58-51a8-4a4e-9a5b-3a3f0d9f2a11' }],
  });

describe('somebody’s chat with the bot in Teams', () => {
  let world: TeamsWorld;

  beforeEach(async () => {
    world = await teamsWorld();
  });

  afterEach(async () => world.close());

  it('begins with one greeting by name, however Teams tells that the bot was added', async () => {
    const both = [installed(world), joined(world), installed(world)];
    const answers = await Promise.all(both.map(async (one) => world.send(one)));
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    await world.app.idle();
    expect(world.replies(ana)).to.deep.equal(['greeting']);
    expect(JSON.stringify(world.log(ana))).to.include('Hello Ana');
  });

  it('greets again who has removed the bot and adds it again, once', async () => {
    await world.send(installed(world));
    await world.app.idle();
    await world.send(installed(world, { action: 'remove' }));
    await world.app.idle();
    expect(world.state(ana)?.teams?.isGone).to.equal(true);
    await Promise.all([world.send(installed(world)), world.send(joined(world))]);
    await world.app.idle();
    expect(world.replies(ana)).to.deep.equal(['greeting', 'greeting']);
    expect(world.state(ana)?.teams?.isGone).to.equal(undefined);
  });

  it('answers a line, and the same line again does nothing', async () => {
    const line = world.personal(ana, { text: 'StoreFront is down for everybody' });
    const answers = await Promise.all([line, line, line].map(async (one) => world.send(one)));
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    await world.app.idle();
    const typed = world.log(ana).filter(({ activity }) => activity['type'] === 'message');
    expect(typed.filter(({ sender }) => sender === 'user')).to.have.length(1);
    expect(world.replies(ana)[0]).to.equal('greeting');
    expect(world.replies(ana).filter((id) => id.startsWith('open-case'))).to.have.length(1);
  });

  it('asks a customer nothing that Teams and the accounts know', async () => {
    await world.say(ana, 'How do I add a second StoreFront server to a server group?');
    expect(world.replies(ana).at(-1)).to.equal('review');
    expect(world.state(ana)).to.deep.include({ zone: 'Europe/Warsaw', locale: 'en-GB' });
    expect(world.state(ana)?.speaker).to.deep.include({
      kind: 'customer',
      by: 'teams',
      accountId: 'ORG-10442',
      name: 'Ana Morales',
      zone: 'Europe/Warsaw',
    });
    await world.say(ana, 'send');
    expect(JSON.stringify(world.log(ana))).to.match(/Reference: SR-/);
  });

  it('offers a stranger the name and address that Teams has, and says nothing of an account', async () => {
    await world.say(stan, 'How do I add a second StoreFront server to a server group?');
    expect(world.state(stan)?.speaker).to.deep.equal({
      kind: 'stranger',
      name: 'Stan Nowak',
      email: 'stan.nowak@example.net',
    });
    await world.say(stan, 'skip');
    expect(world.replies(stan).at(-1)).to.equal('review');
    expect(JSON.stringify(world.log(stan).at(-1))).to.include('stan.nowak@example.net');
    expect(JSON.stringify(world.log(stan))).not.to.match(/Northwind|ORG-10442/);
  });

  it('takes whoever is in an account’s own tenant for one of theirs', async () => {
    const pia = { ...stan, id: '29:pia', tenantId: CUSTOMER_TENANT, name: 'Pia Holm' };
    world.connector.members.set(pia.id, pia);
    const conversation = {
      conversationType: 'personal',
      tenantId: CUSTOMER_TENANT,
      id: 'a:personal-29:pia',
    };
    const there = { conversation, channelData: { tenant: { id: CUSTOMER_TENANT } } };
    await world.say(pia, 'StoreFront is slow', there);
    expect(world.state(pia, CUSTOMER_TENANT)?.speaker).to.deep.include({
      kind: 'customer',
      accountId: 'ORG-10442',
      name: 'Pia Holm',
      email: 'stan.nowak@example.net',
    });
  });

  it('asks Teams for a person once a day, and goes on without it when Teams does not say', async () => {
    const asked = () =>
      world.connector.calls.filter(({ path }) => path.includes('/members/')).length;
    await world.say(ana, 'hello');
    await world.say(ana, 'my cases');
    expect(asked()).to.equal(1);
    world.connector.members.clear();
    await world.say(stan, 'hello');
    expect(world.state(stan)?.speaker).to.deep.equal({ kind: 'stranger', name: 'Stan Nowak' });
  });

  it('leaves out mentions of the bot, and what else Teams puts into a line', async () => {
    const text = '<at>Support</at>&nbsp; StoreFront &amp; Gateway\u00a0are down <at>Support</at>  ';
    const entities = [
      {
        type: 'mention',
        mentioned: { id: '28:0f3b9c58-51a8-4a4e-9a5b-3a3f0d9f2a11', name: 'Support' },
        text: '<at>Support</at>',
      },
    ];
    const attachments = [{ contentType: 'text/html', content: '<div>StoreFront</div>' }];
    await world.say(ana, text, { entities, attachments });
    const typed = world.log(ana).find(({ activity }) => activity['text'] !== undefined);
    expect(typed?.activity).to.deep.include({ text: 'StoreFront & Gateway are down' });
    expect(typed?.activity).not.to.have.property('attachments');
  });

  it('keeps a bank card’s number from the log, and leaves the ids of Teams alone', async () => {
    await world.say(ana, 'My card 4111 1111 1111 1111 was charged', {
      id: '4111111111111111',
    });
    const kept = world.kept();
    expect(kept).not.to.include('4111 1111 1111 1111');
    const typed = world.log(ana).find(({ activity }) => activity['text'] !== undefined);
    expect(typed?.activity['teams']).to.deep.include({ activityId: '4111111111111111' });
    expect(world.replies(ana)).to.include('masked');
  });

  it('takes no notice of reactions, typing and what is still to be invented', async () => {
    await world.say(ana, 'hello');
    const before = world.log(ana).length;
    for (const type of ['messageReaction', 'typing', 'endOfConversation', 'somethingNew']) {
      const answer = await world.send(
        world.personal(ana, { type, reactionsAdded: [{ type: 'like' }] }),
      );
      expect(answer.status, type).to.equal(200);
    }
    await world.app.idle();
    expect(world.log(ana)).to.have.length(before);
  });

  it('is one person’s: nobody else is heard in it', async () => {
    await world.say(ana, 'hello');
    const before = world.log(ana).length;
    const { aadObjectId } = stan;
    const from = { id: ana.id, name: 'Ana', aadObjectId };
    const press = { type: 'message', value: { intake: { card: 'x', action: 'send' } } };
    for (const changes of [{ text: 'my cases' }, press]) {
      const answer = await world.send(world.personal(ana, { ...changes, from }));
      expect(answer.status).to.equal(403);
    }
    expect(world.log(ana)).to.have.length(before);
  });

  it('begins anew, with a greeting, after it was erased', async () => {
    await world.say(ana, 'hello');
    world.erase(ana);
    await world.say(ana, 'hello again');
    expect(world.replies(ana)[0]).to.equal('greeting');
    expect(JSON.stringify(world.log(ana))).to.include('hello again');
  });
});
