import { expect } from 'chai';
import { ana, chatIdOf, stan, teamsWorld, type TeamsWorld } from '../../../support/teamsWorld.ts';

describe('too much at once in Teams', () => {
  let world: TeamsWorld;

  before(async () => {
    world = await teamsWorld({ LIMIT_LINES: '2', LIMIT_CALLS: '10', TRUSTED_PROXIES: '127.0.0.1' });
  });

  after(async () => world.close());

  it('is turned away by person, and the person is told once, since Teams tells nobody', async () => {
    const began = performance.now();
    const say = async () => (await world.send(world.personal(ana, { text: 'a line' }))).status;
    const statuses = [await say()];
    while (statuses.at(-1) === 200) statuses.push(await say());
    for (let line = 0; line < 3; line += 1) statuses.push(await say());
    await world.app.idle();
    // Eight at once, and one more each half minute that this takes.
    const most = 8 + Math.floor((performance.now() - began) / 30_000);
    expect(statuses.filter((status) => status === 200).length).to.be.within(8, most);
    expect(new Set(statuses.slice(8))).to.include(429);
    expect(new Set(statuses)).to.deep.equal(new Set([200, 429]));
    const shown = world.connector
      .seen(chatIdOf(ana))
      .filter(({ activity }) => String(activity['text']).includes('too many messages'));
    expect(shown).to.have.length(1);
    expect((await world.send(world.personal(stan, { text: 'hello' }))).status).to.equal(200);
  });

  it('is counted by address for whoever is refused, and never for Teams, which calls from a few', async () => {
    const from = { 'x-forwarded-for': '2001:db8::7' };
    const statuses: number[] = [];
    for (let call = 0; call < 10 || statuses.at(-1) === 401; call += 1) {
      statuses.push((await world.send({}, { ...from, authorization: 'Bearer x.y.z' })).status);
    }
    expect(statuses.slice(0, 10)).to.deep.equal(Array.from({ length: 10 }, () => 401));
    expect(statuses.at(-1)).to.equal(429);
    const authorization = `Bearer ${await world.token()}`;
    for (let call = 0; call < 30; call += 1) {
      const reaction = world.personal(stan, { type: 'messageReaction' });
      expect((await world.send(reaction, { ...from, authorization })).status).to.equal(200);
    }
  });
});
