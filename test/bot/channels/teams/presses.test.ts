import { expect } from 'chai';
import { ana, type Line, stan, teamsWorld, type TeamsWorld } from '../../../support/teamsWorld.ts';

type Json = Readonly<Record<string, unknown>>;

/** What the buttons of a message hold, by their title. */
function buttonsOf({ activity }: Line): ReadonlyMap<string, Json> {
  const buttons = new Map<string, Json>();
  JSON.stringify(activity['attachments'], (_name, value: unknown) => {
    const { title, data } = (typeof value === 'object' ? (value ?? {}) : {}) as Json;
    if (typeof title === 'string' && typeof data === 'object') buttons.set(title, data as Json);
    return value;
  });
  return buttons;
}

const QUESTION = 'How do I add a second StoreFront server to a server group?';

describe('a button of a card in Teams', () => {
  let world: TeamsWorld;

  beforeEach(async () => {
    world = await teamsWorld();
  });

  afterEach(async () => world.close());

  const last = () => world.log(ana).findLast(({ sender }) => sender === 'bot') as Line;
  const requests = () => new Set(world.kept().match(/SR-\w{4}-\w{4}/g));
  const toReview = async () => {
    await world.say(ana, QUESTION);
    expect(world.replies(ana).at(-1)).to.equal('review');
    return [...buttonsOf(last())].find(([title]) => /^send/i.test(title))?.[1] ?? {};
  };
  const invoke = (data: Json, changes: Json = {}) =>
    world.personal(ana, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'send', data }, trigger: 'manual' },
      ...changes,
    });

  it('sends a request once, however often Teams delivers the press, also under new ids', async () => {
    const data = await toReview();
    const submit = () => world.personal(ana, { value: data, replyToId: '1' });
    const same = submit();
    const presses = [same, same, submit(), invoke(data), invoke(data), submit()];
    const answers = await Promise.all(presses.map(async (one) => world.send(one)));
    expect(answers.map(({ status }) => status)).to.deep.equal(presses.map(() => 200));
    await world.app.idle();
    expect(requests().size).to.equal(1);
    const pressed = world.log(ana).filter(({ activity }) => activity['value'] !== undefined);
    expect(pressed).to.have.length(1);
  });

  it('is answered within the press, once the turn is over', async () => {
    const data = await toReview();
    const answer = await world.send(invoke(data));
    expect(answer.status).to.equal(200);
    const body = (await answer.json()) as Json;
    expect(body).to.include({ statusCode: 200 });
    expect(body['type']).to.match(
      /^application\/vnd\.microsoft\.(?:card\.adaptive|activity\.message)$/,
    );
    expect(requests().size).to.equal(1);
  });

  it('is answered with the card that took the place of the pressed one', async () => {
    const data = await toReview();
    await world.app.idle();
    const replyToId = Object.values(world.state(ana)?.teams?.ids ?? {}).at(-1);
    expect(replyToId, 'Teams has the card').to.be.a('string');
    const answer = (await (await world.send(invoke(data, { replyToId }))).json()) as Json;
    expect(answer).to.deep.include({ type: 'application/vnd.microsoft.card.adaptive' });
    expect(answer['value']).to.include({ type: 'AdaptiveCard' });
    expect(JSON.stringify(answer['value'])).to.match(/SR-\w{4}-\w{4}/);
    // The desk has opened the case meanwhile, and nobody presses: the client shows the card anew.
    await world.app.idle();
    const before = world.log(ana).length;
    const value = { action: { type: 'Action.Execute', data }, trigger: 'automatic' };
    const shown = (await (await world.send(invoke(data, { replyToId, value }))).json()) as Json;
    expect(JSON.stringify(shown['value'])).to.match(/At the support desk/);
    expect(world.log(ana)).to.have.length(before);
  });

  it('that nobody knows is a bad request, and what the bot can’t do is said in Teams’ own way', async () => {
    await world.say(ana, 'hello');
    const before = world.log(ana).length;
    for (const [changes, status] of [
      [{ value: { action: { type: 'Action.Execute', data: { x: 1 } } } }, 400],
      [{ value: { action: { type: 'Action.Submit', data: {} } } }, 400],
      [{ value: 'garbage' }, 400],
      // Of no file of ours.
      [{ name: 'fileConsent/invoke' }, 400],
      [{ name: 'composeExtension/query' }, 501],
      [{ name: undefined }, 501],
    ] as const) {
      const answer = await world.send(invoke({}, changes));
      expect(answer.status, JSON.stringify(changes)).to.equal(status);
      expect(await answer.json()).to.deep.include({
        statusCode: status,
        type: 'application/vnd.microsoft.error',
      });
    }
    await world.say(ana, '', { value: { x: 1 } });
    expect(world.log(ana)).to.have.length(before);
  });

  it('does nothing in the hands of somebody else', async () => {
    const data = await toReview();
    await world.say(stan, 'hello');
    await world.send(world.personal(stan, { value: data }));
    await world.send(
      invoke(data, {
        from: { ...stan },
        conversation: { ...(world.personal(stan)['conversation'] as object) },
      }),
    );
    await world.app.idle();
    expect(requests().size).to.equal(0);
    expect(world.replies(stan)).to.include('card.old');
  });

  it('neither shows a card nor does anything for somebody who is in a chat that is not theirs', async () => {
    const data = await toReview();
    const replyToId = Object.values(world.state(ana)?.teams?.ids ?? {}).at(-1);
    const before = world.log(ana).length;
    const { from } = world.personal(stan);
    const action = { type: 'Action.Execute', data };
    for (const one of [
      invoke(data, { from, replyToId }),
      invoke(data, { from, replyToId, value: { action, trigger: 'automatic' } }),
      world.personal(ana, { from, value: data }),
      world.personal(ana, { from, text: 'send' }),
    ]) {
      const answer = await world.send(one);
      expect(answer.status, JSON.stringify(one)).to.equal(403);
      expect(await answer.text()).not.to.match(/StoreFront|Ana|ORG-/);
    }
    await world.app.idle();
    expect(world.log(ana)).to.have.length(before);
    expect(requests().size).to.equal(0);
  });
});
