import { expect } from 'chai';
import { ana, teamsWorld, type TeamsWorld } from '../../../support/teamsWorld.ts';

interface Dialog {
  readonly form: { readonly progress: { readonly known: Readonly<Record<string, unknown>> } };
}

describe('what somebody changes in Teams', () => {
  let world: TeamsWorld;

  beforeEach(async () => {
    world = await teamsWorld();
  });

  afterEach(async () => world.close());

  const change = async (id: string, changes: object) => {
    const all = {
      type: 'messageUpdate',
      id,
      channelData: { tenant: { id: tenant() } },
      ...changes,
    };
    expect((await world.send(world.personal(ana, all))).status).to.equal(200);
    await world.app.idle();
  };
  const tenant = () => (world.personal(ana)['channelData'] as { tenant: { id: string } }).tenant.id;
  const typed = () =>
    world
      .log(ana)
      .filter(({ sender, activity }) => sender === 'user' && activity['type'] === 'message')
      .map(({ activity }) => activity['text']);

  it('is taken as it reads now, if it was the last thing they said, and once', async () => {
    await world.say(ana, 'StoreFont is dwn', { id: '11' });
    await change('11', { text: 'StoreFront is down' });
    await change('11', { text: 'StoreFront is down' });
    expect(typed()).to.deep.equal(['StoreFont is dwn', 'StoreFront is down']);
    expect(world.replies(ana).filter((id) => id === 'teams.edited.again')).to.have.length(1);
  });

  it('is an answer to what was asked then, and not to what is asked now', async () => {
    await world.say(ana, 'StoreFront is down for everybody', { id: '11' });
    // Not in words: those are read by a thread with a deadline, which a busy machine may pass.
    await world.say(ana, new Date(Date.now() - 2 * 3_600_000).toISOString());
    const slots = () => (world.state(ana)?.dialog as Dialog | undefined)?.form.progress.known ?? {};
    await world.say(ana, 'no', { id: '12' });
    const asked = world.replies(ana).at(-1);
    await change('12', { text: 'Only for a few people' });
    expect(slots()).to.include({ workaround: 'notScalable' });
    expect(slots()).not.to.have.property('businessImpact');
    expect(world.replies(ana).at(-1)).to.equal(asked);
  });

  it('begins the request anew if it was what began it', async () => {
    await world.say(ana, 'StoreFont is dwn', { id: '11' });
    await change('11', { text: 'How do I add a StoreFront server to a server group?' });
    expect(world.replies(ana).at(-1)).to.equal('review');
    expect(JSON.stringify(world.state(ana)?.dialog)).not.to.include('StoreFont is dwn');
  });

  it('is not taken when it was said earlier: they are told to write it anew', async () => {
    await world.say(ana, 'StoreFront is down', { id: '11' });
    await world.say(ana, 'no', { id: '12' });
    await change('11', { text: 'Gateway is down' });
    expect(typed()).to.deep.equal(['StoreFront is down', 'no']);
    expect(world.replies(ana).at(-1)).to.equal('teams.edited.older');
  });

  it('says nothing new when only a link was unfurled, or a secret is masked', async () => {
    await world.say(ana, 'my card is 4111 1111 1111 1111', { id: '11' });
    const before = world.log(ana).length;
    await change('11', { text: 'my card is 4111 1111 1111 1111' });
    await change('99', { text: 'never said' });
    expect(world.log(ana)).to.have.length(before);
  });

  it('keeps a secret that comes with the change from everything that is stored', async () => {
    await world.say(ana, 'StoreFront is down', { id: '11' });
    await change('11', { text: 'StoreFront is down, password: hunter22x' });
    expect(world.kept()).not.to.include('hunter22x');
  });

  it('by deleting it stays with us, which they are told once, with what they can do', async () => {
    await world.say(ana, 'StoreFront is down', { id: '11' });
    for (const id of ['11', '11', '99']) await change(id, { type: 'messageDelete' });
    expect(world.replies(ana).filter((id) => id === 'teams.deleted')).to.have.length(1);
    expect(JSON.stringify(world.log(ana))).to.include('delete my data');
    expect(typed()).to.deep.equal(['StoreFront is down']);
  });
});
