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
  this.timeout(180_000);
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

/** Ana asks for a person, which goes to the channel. */
async function handedOver(world: TeamsWorld): Promise<void> {
  await world.say(ana, 'agent');
  await world.say(ana, 'I need to speak about our renewal');
}

describe('a handoff that Teams does not take as it is', function () {
  this.timeout(180_000);
  let world: TeamsWorld;
  beforeEach(async () => {
    world = await teamsWorld({ TEAMS_CHANNELS: `*=${CHANNEL}` });
  });
  afterEach(async () => world.close());

  type Call = Parameters<Parameters<TeamsWorld['connector']['decide']>[0]>[0];
  const begins = ({ method, body }: Call): boolean =>
    method === 'POST' && JSON.stringify(body).includes(`"channel":{"id":"${CHANNEL}"}`);
  const isCard = ({ body }: Call): boolean => JSON.stringify(body).includes('attachments');
  const seen = (thread: number) =>
    world.connector.seen(world.connector.begun[thread] ?? 'none').map(({ activity }) => activity);
  const cardOf = (activity: Json | undefined): Json =>
    (activity?.['attachments'] as readonly { content: Json }[] | undefined)?.[0]?.content ?? {};
  const buttonOf = (activity: Json | undefined, verb: string): Json =>
    elements(cardOf(activity)).find((one) => one['verb'] === verb) ?? {};
  const pressIn = (thread: number, verb: string): Json => {
    const id = world.connector.begun[thread] ?? '';
    return world.personal(stan, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      conversation: { conversationType: 'channel', isGroup: true, tenantId: TENANT, id },
      replyToId: id.split('=')[1],
      value: {
        action: { type: 'Action.Execute', verb, data: buttonOf(seen(thread)[0], verb)['data'] },
        trigger: 'manual',
      },
    });
  };
  /** Something that changes no card. */
  async function anaWrites(): Promise<void> {
    await world.say(ana, 'It is about the contract for Bergen');
    await world.say(ana, 'add it');
  }

  it('says in words what the first minute takes, where the card is too big', async () => {
    const isThere = (call: Call): boolean => begins(call) || call.path.includes('19%3Adesk');
    world.connector.decide((call) => (isThere(call) && isCard(call) ? { status: 413 } : 'obeys'));
    await handedOver(world);
    const text = String(seen(0)[0]?.['text']);
    const reference = /SR-\w{4}-\w{4}/.exec(text)?.[0];
    expect(text).to.match(/Sev \d/);
    expect(text).to.include('Ana Morales, ana.morales@example.com');
    expect(text).to.match(/Promised: .+ by \w{3} \d|No time was promised/);
    expect(text).to.include(`/desk#${reference}`);
    expect(text).to.include('Nobody has it yet.').and.to.include('say “ack”');
    expect(text.length).to.be.lessThan(2000);
  });

  describe('and does not say whether it has it', () => {
    const lose = (times: number): void => {
      let lost = 0;
      world.connector.decide((call) => {
        if (lost === times || !begins(call)) return 'obeys';
        lost += 1;
        return { status: 502, does: true };
      });
    };

    it('goes on in the one in which somebody presses', async () => {
      // What is said once the desk has it may begin another one.
      lose(2);
      await handedOver(world);
      const begun = world.connector.begun.length;
      const last = begun - 1;
      const response = await world.send(pressIn(last, 'desk.acknowledge'));
      expect(JSON.stringify(await response.json())).to.include('Give it back');
      await world.app.idle();
      await anaWrites();
      expect(world.connector.begun).to.have.length(begun);
      expect(JSON.stringify(seen(last)[0])).to.include('Stan Nowak has acknowledged it.');
      expect(seen(last).at(-1)?.['text']).to.include('the contract for Bergen');
    });

    it('begins once more with the card, and hears what is pressed on either', async () => {
      lose(1);
      await handedOver(world);
      await anaWrites();
      expect(world.connector.begun).to.have.length(2);
      expect(JSON.stringify(cardOf(seen(1)[0]))).to.include('Nobody has it yet.');
      const texts = (thread: number) => seen(thread).map(({ text }) => text);
      expect(texts(1)[1]).to.include('may be here twice');
      expect(texts(1)[2]).to.include('the contract for Bergen');
      await world.send(pressIn(0, 'desk.acknowledge'));
      await world.app.idle();
      expect(texts(0).at(-1)).to.include('stands in the other one');
      const emptied = JSON.stringify(seen(0));
      expect(emptied, 'nothing of the customer stays there').not.to.match(/Ana|renewal|Bergen/);
      expect(emptied).to.include('goes on in the other thread');
      expect(JSON.stringify(seen(1)[0])).to.include('Stan Nowak has acknowledged it.');
      await world.send(pressIn(1, 'desk.take'));
      await world.app.idle();
      expect(JSON.stringify(seen(1)[0])).to.include('Stan Nowak has it.');
      expect(texts(1).filter((text) => String(text).includes('twice'))).to.have.length(1);
      expect(world.connector.begun).to.have.length(2);
      expect(world.connector.problems).to.deep.equal([]);
    });

    it('finds each of them again, however many were begun so', async () => {
      lose(2);
      await handedOver(world);
      for (const what of ['contract', 'invoice', 'renewal']) {
        if (world.connector.begun.length > 2) break;
        await world.say(ana, `It is about the ${what} for Bergen`);
        await world.say(ana, 'add it');
      }
      expect(world.connector.begun).to.have.length(3);
      for (const stray of [0, 1]) {
        await world.send(pressIn(stray, 'desk.acknowledge'));
        await world.app.idle();
        const emptied = JSON.stringify(seen(stray));
        expect(emptied, `of ${stray}`).not.to.match(/Ana|renewal|Bergen/);
        expect(emptied).to.include('goes on in the other thread');
      }
      expect(world.connector.problems).to.deep.equal([]);
    });

    it('begins with the card, also where what follows it in the same breath begins it', async () => {
      lose(3);
      await handedOver(world);
      for (const what of ['contract', 'invoice', 'renewal']) {
        if (world.connector.begun.length > 3) break;
        await world.say(ana, `It is about the ${what} for Bergen`);
        await world.say(ana, 'add it');
      }
      const begun = world.connector.begun.map((_, thread) => cardOf(seen(thread)[0]));
      expect(begun).to.have.length(4);
      for (const card of begun) expect(JSON.stringify(card)).to.include('Ana Morales');
      const [, twice, line, ...others] = seen(3).map(({ text }) => text);
      expect(twice).to.include('may be here twice');
      expect(line).to.include('the contract for Bergen');
      expect(others).to.deep.equal([]);
      await world.send(pressIn(3, 'desk.acknowledge'));
      await world.app.idle();
      expect(JSON.stringify(seen(3)[0]), 'in its place').to.include('has acknowledged it');
      expect(world.connector.problems).to.deep.equal([]);
    });

    it('answers who presses on the first without the customer’s words, and tries again what did not go', async () => {
      lose(1);
      await handedOver(world);
      await anaWrites();
      const stray = encodeURIComponent(world.connector.begun[0] ?? '');
      world.connector.decide(({ method, path }) =>
        method === 'PUT' && path.includes(stray) ? { status: 502 } : 'obeys',
      );
      const press = async (verb: string) => {
        const response = await world.send(pressIn(0, verb));
        await world.app.idle();
        return response.text();
      };
      const before = await press('desk.acknowledge');
      expect(before).not.to.match(/Ana|renewal|Bergen/);
      expect(JSON.stringify(seen(0)[0]), 'not taken by Teams').to.include('Ana');
      world.connector.decide(() => 'obeys');
      await press('desk.take');
      expect(JSON.stringify(seen(0)[0])).to.include('goes on in the other thread');
      expect(JSON.stringify(seen(1)[0]), 'and both counted').to.include('Stan Nowak has it.');
    });
  });
});
