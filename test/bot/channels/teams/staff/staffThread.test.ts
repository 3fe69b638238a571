import { expect } from 'chai';
import { elements } from '../../../../support/staffThread.ts';
import {
  ana,
  chatIdOf,
  type Person,
  stan,
  type TeamsWorld,
  TENANT,
  teamsWorld,
} from '../../../../support/teamsWorld.ts';

type Json = Readonly<Record<string, unknown>>;

const CHANNEL = '19:desk@thread.tacv2';
const BOT = '28:0f3b9c58-51a8-4a4e-9a5b-3a3f0d9f2a11';

/** Over HTTP, with the product as it is: what Teams sends comes in, and what the bot says arrives there. */
describe('a handoff in Teams, from the customer’s chat to the channel and back', function () {
  this.timeout(60_000);
  let world: TeamsWorld;
  before(async () => {
    world = await teamsWorld({ TEAMS_CHANNELS: `*=${CHANNEL}` });
  });
  after(async () => world.close());

  const inThread = (from: Person, changes: Json): Json =>
    world.personal(from, {
      conversation: {
        conversationType: 'channel',
        isGroup: true,
        tenantId: TENANT,
        id: world.connector.begun[0],
      },
      ...changes,
    });
  const mentioning = (from: Person, text: string): Json =>
    inThread(from, {
      text: `<at>Support</at> ${text}`,
      entities: [
        { type: 'mention', mentioned: { id: BOT, name: 'Support' }, text: '<at>Support</at>' },
      ],
    });
  const cardIn = (activity: Json | undefined): Json =>
    (activity?.['attachments'] as readonly { content: Json }[] | undefined)?.[0]?.content ?? {};
  const threadSeen = () => world.connector.seen(world.connector.begun[0] ?? '');
  const words = (card: Json): string => JSON.stringify(elements(card).map(({ text }) => text));

  it('is posted, acknowledged by a press, answered through the thread, and heard there; what is changed later stays', async () => {
    await world.say(ana, 'agent');
    for (const line of ['I need to speak about our renewal', 'send', 'send']) {
      if (world.connector.begun.length > 0) break;
      await world.say(ana, line);
    }
    expect(world.connector.begun).to.have.length(1);
    const [root] = threadSeen();
    expect(words(cardIn(root?.activity))).to.include('Nobody has it yet.');

    const acknowledge = elements(cardIn(root?.activity)).find(
      ({ verb }) => verb === 'desk.acknowledge',
    );
    const action = {
      type: 'Action.Execute',
      verb: 'desk.acknowledge',
      data: acknowledge?.['data'],
    };
    const press = inThread(stan, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: root?.id,
      value: { action, trigger: 'manual' },
    });
    const answered = await world.send(press);
    expect(answered.status).to.equal(200);
    const { type, value } = (await answered.json()) as { type: string; value: Json };
    expect(type).to.equal('application/vnd.microsoft.card.adaptive');
    const titles = elements(value).map(({ title }) => title);
    expect(titles).to.include('Give it back').and.to.include('Resolve');
    await world.app.idle();
    expect(threadSeen()[0]?.updates, 'in its place').to.be.greaterThan(0);
    expect(words(cardIn(threadSeen()[0]?.activity))).to.include('Stan Nowak has acknowledged it.');

    await world.send(inThread(ana, { text: 'what colleagues say to each other' }));
    await world.send(mentioning(stan, 'Which contract is it?'));
    await world.app.idle();
    const heard = () =>
      world.connector.seen(chatIdOf(ana)).map(({ activity }) => JSON.stringify(activity));
    expect(heard().some((one) => one.includes('Which contract is it?'))).to.equal(true);
    expect(heard().some((one) => one.includes('colleagues'))).to.equal(false);

    const written = mentioning(stan, 'Which contract is it?');
    await world.send(written);
    const said = () => threadSeen().map(({ activity }) => String(activity['text']));
    const changes = () => said().filter((one) => one.includes('was changed or deleted')).length;
    const unfurled = { ...written, type: 'messageUpdate' };
    const edited = { ...unfurled, text: '<at>Support</at> Which invoice is it?' };
    const unread = { ...edited, id: 'never-read' };
    for (const one of [unfurled, unread]) expect((await world.send(one)).status).to.equal(200);
    await world.app.idle();
    expect(changes()).to.equal(0);
    for (const one of [edited, edited, { ...unfurled, type: 'messageDelete', text: undefined }]) {
      expect((await world.send(one)).status).to.equal(200);
    }
    await world.app.idle();
    expect(changes(), 'said once, for Teams tells it again').to.equal(1);
    expect(heard().some((one) => one.includes('invoice'))).to.equal(false);

    await world.say(ana, 'The one for Bergen');
    const last = threadSeen().at(-1)?.activity['text'];
    expect(last).to.match(/: The one for Bergen$/);
    expect(world.connector.problems).to.deep.equal([]);
  });
});
