import { expect } from 'chai';
import { eventually } from '../../../fakes/eventually.ts';
import {
  ana,
  APP_ID,
  chatIdOf,
  type Person,
  stan,
  teamsWorld,
  type TeamsWorld,
} from '../../../support/teamsWorld.ts';

const GROUP = '19:everybody@thread.v2';
const CHANNEL = '19:general@thread.tacv2';

describe('the bot in a group of Teams', () => {
  let world: TeamsWorld;

  beforeEach(async () => {
    world = await teamsWorld();
  });

  afterEach(async () => world.close());

  const mention = (from: Person, text: string, changes: object = {}) =>
    world.personal(from, {
      text: `<at>Support</at> ${text}`,
      conversation: { id: GROUP, isGroup: true, conversationType: 'groupChat' },
      entities: [{ type: 'mention', mentioned: { id: `28:${APP_ID}` }, text: '<at>Support</at>' }],
      ...changes,
    });
  const shownIn = (conversationId: string) =>
    world.connector.seen(conversationId).map(({ activity }) => String(activity['text']));

  it('takes what somebody says to their own chat, and says in the group only that', async () => {
    const line = mention(ana, 'what are my cases, and is StoreFront covered for us?');
    for (const one of [line, line, line]) expect((await world.send(one)).status).to.equal(200);
    await world.app.idle();
    const typed = world.log(ana).filter(({ activity }) => activity['text'] !== undefined);
    expect(typed.filter(({ sender }) => sender === 'user')).to.have.length(1);
    expect(world.replies(ana).length).to.be.greaterThan(1);
    expect(shownIn(GROUP)).to.have.length(1);
    expect(shownIn(GROUP)[0]).to.match(/our own chat.*l\/chat\/0\/0\?users=28%3A0f3b9c58/);
    expect(shownIn(GROUP).join()).not.to.match(/Ana|Northwind|ORG-|case \d/);
    expect(JSON.stringify(world.connector.seen(chatIdOf(ana)))).to.include('Hello Ana');
  });

  it('answers in the chat that is there already', async () => {
    await world.say(ana, 'hello');
    const before = world.connector.begun.length;
    await world.send(mention(ana, 'StoreFront is down'));
    await world.app.idle();
    expect(world.connector.begun).to.have.length(before);
    expect(JSON.stringify(world.log(ana))).to.include('StoreFront is down');
  });

  it('shows in the chat what was taken from the group, before it answers that', async () => {
    await world.say(ana, 'report a problem');
    const before = world.replies(ana).length;
    const text = 'the logon page\nof StoreFront shows an error';
    await world.send(mention(ana, text));
    await world.app.idle();
    const [first, ...others] = world.replies(ana).slice(before);
    expect(first).to.equal('teams.group.quoted');
    expect(others).not.to.deep.equal([]);
    const [quote] = world
      .log(ana)
      .filter(({ sender }) => sender === 'bot')
      .slice(before);
    expect(quote?.activity['text']).to.match(/“the logon page of StoreFront shows an error”$/);
    expect(shownIn(GROUP).join()).not.to.include('logon');
    await world.say(ana, 'help');
    expect(world.replies(ana).filter((id) => id === 'teams.group.quoted')).to.have.length(1);
  });

  it('works in a channel as well, under the message that mentions it', async () => {
    const thread = `${CHANNEL};messageid=1795292981188`;
    const conversation = { id: thread, isGroup: true, conversationType: 'channel' };
    await world.send(mention(ana, 'StoreFront is down', { conversation }));
    await world.app.idle();
    expect(shownIn(thread)).to.have.length(1);
  });

  it('says how to add it to whoever has not, and takes nothing', async () => {
    const olga = { ...stan, id: '29:olga', aadObjectId: '00000000-0000-4000-8000-00000000000c' };
    const line = mention(olga, 'StoreFront is down');
    for (const one of [line, line]) expect((await world.send(one)).status).to.equal(200);
    await world.app.idle();
    expect(shownIn(GROUP)).to.have.length(1);
    expect(shownIn(GROUP)[0]).to.include('has not been passed on');
    expect(world.state(olga)).to.equal(undefined);
  });

  it('is told again by Teams when the chat can’t be opened just now', async () => {
    world.connector.does({ status: 429, retryAfterS: 1 }, { status: 502 });
    const line = mention(ana, 'StoreFront is down');
    const statuses = [
      (await world.send(line, undefined, false)).status,
      (await world.send(line, undefined, false)).status,
      (await world.send(line)).status,
    ];
    expect(statuses).to.deep.equal([503, 503, 200]);
    await world.app.idle();
    expect(JSON.stringify(world.log(ana))).to.include('StoreFront is down');
    expect(shownIn(GROUP)).to.have.length(1);
  });

  it('hears nothing that is not said to it, nor what is changed or deleted there', async () => {
    const { id } = mention(ana, 'x') as { id: string };
    for (const changes of [
      { text: 'StoreFront is down', entities: [] },
      { type: 'messageUpdate', id },
      { type: 'messageDelete', id },
      { type: 'messageReaction' },
    ]) {
      expect((await world.send(mention(ana, 'StoreFront', changes))).status).to.equal(200);
    }
    await world.app.idle();
    expect(world.state(ana)).to.equal(undefined);
    expect(shownIn(GROUP)).to.deep.equal([]);
  });

  it('remembers where a team is when it is added, and forgets it when it is removed', async () => {
    const team = { id: CHANNEL };
    const there = (changes: object) =>
      world.personal(ana, {
        conversation: { id: CHANNEL, isGroup: true, conversationType: 'channel' },
        channelData: { tenant: world.personal(ana)['channelData'], team, channel: team },
        ...changes,
      });
    const channelData = { ...(world.personal(ana)['channelData'] as object), team };
    const added = { type: 'installationUpdate', action: 'add', channelData };
    await world.send(there(added));
    expect(world.kept()).to.include(`channel:${CHANNEL}`).and.to.include(`team:${CHANNEL}`);
    for (const eventType of ['channelRenamed', 'teamRenamed', 'teamMemberAdded']) {
      const changes = { type: 'conversationUpdate', channelData: { ...channelData, eventType } };
      expect((await world.send(there(changes))).status, eventType).to.equal(200);
    }
    await world.send(there({ ...added, action: 'remove' }));
    await eventually('the team is forgotten', () => !world.kept().includes(`team:${CHANNEL}`));
    expect(world.kept()).not.to.include(`channel:${CHANNEL}`);
  });
});
