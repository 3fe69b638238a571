import { expect } from 'chai';
import { ana, teamsWorld, type TeamsWorld } from '../../../support/teamsWorld.ts';

describe('a customer who has removed the bot from Teams', () => {
  let world: TeamsWorld;

  beforeEach(async () => {
    world = await teamsWorld({ DEMO: 'true' });
  });

  afterEach(async () => world.close());

  async function desk<T>(path: string, action?: object): Promise<T> {
    const response = await fetch(`${world.app.url}/desk/api/${path}`, {
      method: action === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${world.app.deskToken}`,
        'content-type': 'application/json',
      },
      ...(action === undefined ? {} : { body: JSON.stringify(action) }),
    });
    expect(response.status, path).to.equal(200);
    return (await response.json()) as T;
  }

  it('is mailed what support says, for it would wait in Teams for as long as they stay away', async () => {
    await world.say(ana, 'How do I add a second StoreFront server to a server group?');
    await world.say(ana, 'send');
    const [reference = ''] = /SR-\w{4}-\w{4}/.exec(world.kept()) ?? [];
    const answer = async (text: string) => {
      const key = text.replaceAll(' ', '-');
      await desk(`requests/${reference}/actions`, { kind: 'answer', text, key });
      await world.app.idle();
    };
    const reached = async () =>
      (await desk<{ reach: { isThere: boolean } }>(`requests/${reference}`)).reach.isThere;
    const mailed = async () => {
      const { mails } = await desk<{ mails: readonly { to: string; text: string }[] }>('mails');
      return mails.filter(({ to }) => to === 'ana.morales@example.com').map(({ text }) => text);
    };

    await answer('Which build do you run');
    expect(await reached()).to.equal(true);
    expect(await mailed()).to.deep.equal([]);

    await world.send(world.personal(ana, { type: 'installationUpdate', action: 'remove' }));
    await world.app.idle();
    await answer('Are you still there');
    expect(await reached()).to.equal(false);
    const [mail, ...others] = await mailed();
    expect(mail).to.include('Are you still there');
    expect(others).to.deep.equal([]);
  });
});
