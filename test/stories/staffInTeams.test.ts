import { expect } from 'chai';
import { silentLog } from '../fakes/silentLog.ts';
import { cardProblem } from '../support/cardSchema.ts';
import { ids, outageToReview, type Talk } from '../support/talk.ts';
import {
  aTeam,
  buttonsOf,
  elements,
  type Json,
  GUEST,
  KIM,
  KIM_IN_DIRECTORY,
  LEE,
  NOBODY,
  OTHER_KIM,
  PARTNER,
  staffThread,
  type StaffThreadTalk,
} from '../support/staffThread.ts';
import type { WorldOptions } from '../support/world.ts';

const ENGINEERS = '19:engineers@thread.tacv2';
const CRITICAL = '19:critical@thread.tacv2';
const CHANNELS = { 'daas-vdi': ENGINEERS, 'critical-situation-manager': CRITICAL };

const KIMS_CHAT = {
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  tenantId: '11111111-1111-4111-8111-111111111111',
  conversationId: 'a:kim',
  sent: 0,
  ids: {},
};

interface Told {
  readonly story: Talk;
  readonly thread: StaffThreadTalk;
  readonly reference: string;
}

/** Ana’s outage was sent; first response in 15 minutes, by an engineer. */
async function outage(options: WorldOptions = {}): Promise<Told> {
  const story = await outageToReview({ as: 'ana', team: aTeam(CHANNELS), ...options });
  await story.say('send');
  await story.deliver();
  const [request] = await story.requests();
  const reference = request?.reference ?? '';
  return { story, reference, thread: staffThread(story.world, `staff-${reference}`) };
}

const wordsOf = (card: unknown): string =>
  elements(card)
    .map(({ text, label }) => [text, label].filter((one) => typeof one === 'string').join(' '))
    .join('\n');

/** The request's events by kind, and who made them. */
async function events({ story, reference }: Told): Promise<readonly string[]> {
  const request = await story.world.requests.get(reference);
  return (request?.events ?? []).map(
    ({ kind, by }) => `${kind} ${'name' in by ? by.name : by.kind}`,
  );
}

describe('a handoff in the channel of its role', () => {
  it('begins a thread with its card, in the channel of the queue that has it', async () => {
    const { thread, reference } = await outage();
    expect(await thread.lines()).to.deep.equal(['(card)']);
    const { teams } = await thread.state();
    expect(teams).to.include({ channelId: ENGINEERS });
    const card = await thread.card();
    expect(wordsOf(card)).to.include('Nobody has it yet.').and.to.include(reference);
    expect(buttonsOf(card)).to.deep.equal(['Acknowledge', 'Take', 'Ask the customer']);
    expect(elements(card).map(({ url }) => url)).to.include(
      `https://support.example/desk#${reference}`,
    );
  });

  it('is nowhere when no queue has a channel', async () => {
    const { story, thread } = await outage({ team: aTeam({}) });
    expect(await story.world.store.load(thread.id)).to.equal(undefined);
  });

  it('is acknowledged by a press: card, customer and desk know at once who has it', async () => {
    const told = await outage();
    const { story, thread } = told;
    expect(await thread.press('Acknowledge')).to.deep.equal([
      'Kim Berg acknowledged it. The customer is told.',
    ]);
    expect(wordsOf(await thread.card())).to.include('Kim Berg has acknowledged it.');
    expect(ids(await story.deliver())).to.include('told.acknowledged');
    expect(await events(told)).to.deep.equal(['delivered system', 'acknowledged Kim Berg']);
  });

  it('shows who has it what they can do, and everybody else that they can take over', async () => {
    const { story, thread } = await outage();
    await thread.press('Take');
    const seenBy = async (who: string) => buttonsOf(await story.world.staffView(thread.id, who));
    expect(await seenBy(KIM)).to.deep.equal(['Give it back', 'Resolve', 'Ask the customer']);
    expect(await seenBy(LEE)).to.deep.equal(['Take over from Kim Berg', 'Ask the customer']);
    const card = await thread.card();
    // Read by Kim too, whose client may never ask for her own.
    expect(buttonsOf(card)).to.deep.equal(['Take over', 'Ask the customer']);
    expect(wordsOf(card)).to.include('Kim Berg has it.');
    expect(card['refresh']).to.deep.include({ userIds: [KIM] });
    await thread.press('Take over from Kim Berg', LEE);
    expect(await seenBy(KIM)).to.deep.equal(['Take over from Lee Novak', 'Ask the customer']);
    expect((await thread.card())['refresh']).to.deep.include({ userIds: [KIM, LEE] });
  });

  it('tells who has it so when they press what everybody sees', async () => {
    const told = await outage();
    const { thread } = told;
    await thread.press('Take');
    const shared = elements(await thread.card()).find(({ title }) => title === 'Take over');
    const press = { type: 'invoke', value: { action: { data: shared?.['data'] } } };
    expect(await thread.say('', KIM, press)).to.deep.equal(['You have it already.']);
    expect(await thread.say('', LEE, press)).to.deep.equal(['Lee Novak took it over.']);
    expect(await events(told)).to.deep.equal([
      'delivered system',
      'taken Kim Berg',
      'taken Lee Novak',
    ]);
  });

  it('tells two people of the same name apart', async () => {
    const told = await outage();
    const { story, thread } = told;
    await thread.say('take');
    const seenBy = async (who: string) => buttonsOf(await story.world.staffView(thread.id, who));
    expect(await seenBy(OTHER_KIM)).to.deep.equal(['Take over from Kim Berg', 'Ask the customer']);
    expect(await seenBy(KIM)).to.include('Give it back');
    expect(await thread.say('release', OTHER_KIM)).to.deep.equal([
      'Kim Berg, nothing was done: Kim Berg has it. Take it over instead.',
    ]);
    expect((await thread.say('take', OTHER_KIM))[0]).to.include('Kim Berg took it already.');
    expect(await thread.say('take over', OTHER_KIM)).to.deep.equal(['Kim Berg took it over.']);
    expect(await seenBy(KIM)).to.deep.equal(['Take over from Kim Berg', 'Ask the customer']);
    expect(await seenBy(OTHER_KIM)).to.include('Give it back');
    expect(await events(told)).to.deep.equal([
      'delivered system',
      'taken Kim Berg',
      'taken Kim Berg',
    ]);
  });

  it('stays current when somebody acts at the desk', async () => {
    const { story, thread, reference } = await outage();
    await story.world.staff(reference, { kind: 'take' }, 'Lee Novak');
    await story.world.staff(reference, { kind: 'answer', text: 'Which build?' }, 'Lee Novak');
    await story.deliver();
    expect(await thread.lines()).to.deep.equal([
      '(card)',
      'Lee Novak took it.',
      'Lee Novak to the customer: Which build?',
    ]);
    expect(wordsOf(await thread.card())).to.include('Lee Novak has it.');
  });

  it('leaves the mails of staff as they are without channels', async () => {
    const withTeam = await outage();
    const without = await outage({ team: aTeam({}) });
    const subjects = async ({ story, reference }: Told) => {
      await story.world.staff(reference, { kind: 'acknowledge' });
      await story.deliver();
      return (await story.world.mails()).map(({ to, subject }) => [
        to,
        subject.replace(reference, 'SR'),
      ]);
    };
    expect(await subjects(withTeam)).to.deep.equal(await subjects(without));
  });
});

describe('the thread under the card', () => {
  it('is the conversation with the customer', async () => {
    const { story, thread } = await outage();
    expect(await thread.say('Which build do you run?')).to.deep.equal([
      'On its way to the customer.',
    ]);
    const heard = await story.deliver();
    expect(heard[0]?.text).to.include('Which build do you run?');
    await story.say('2402, and <b>still</b> down');
    await story.deliver();
    expect((await thread.lines()).at(-1)).to.equal('Ana Morales: 2402, and <b>still</b> down');
  });

  it('keeps the lines of what the customer writes, and takes none of it for formatting', async () => {
    const { story, thread } = await outage();
    await thread.say('Which build do you run?');
    await story.deliver();
    const typed = [
      '# 2402',
      '**still** [down](https://x.example)',
      '',
      '1. {{DATE(x)}}',
      '2. <at>all</at>',
    ];
    await story.say(typed.join('\n'));
    await story.deliver();
    const line = (await story.world.store.read(thread.id, 1)).at(-1)?.activity;
    expect(line).not.to.have.property('text');
    const [attached] = (line?.['attachments'] ?? []) as { content: { body: Json[] } }[];
    const content = attached?.content ?? { body: [] };
    expect(cardProblem(content)).to.equal(undefined);
    const shown = elements(content).filter(({ type }) => type === 'TextRun');
    expect(shown.map(({ text }) => String(text).replaceAll('\u2060', ''))).to.deep.equal([
      'Ana Morales: # 2402',
      ...typed.filter((one) => one !== '').slice(1),
    ]);
    // Of a text run nothing takes effect, but for what clients replace in any text.
    expect(elements(content).some(({ type }) => type === 'TextBlock')).to.equal(false);
    expect(JSON.stringify(content)).not.to.match(/\{\{DATE|<at>/);
    expect(content.body.map(({ spacing }) => spacing)).to.deep.equal([
      'Medium',
      'None',
      'Medium',
      'None',
    ]);
    expect((await thread.lines()).at(-1)).to.equal(`Ana Morales: ${typed.join('\n')}`);
  });

  it('keeps notes among staff', async () => {
    const told = await outage();
    const { story, thread } = told;
    expect(await thread.say('note: smells like DNS')).to.deep.equal([
      'Noted. The customer does not see it.',
    ]);
    expect(ids(await story.deliver())).not.to.include('told.answer');
    expect(await events(told)).to.include('note Kim Berg');
  });

  it('takes words of its own as the whole message only', async () => {
    const told = await outage();
    const { thread } = told;
    await thread.say('ack');
    await thread.say('Take the old build for now, please');
    await thread.say('next: A fix is built; it is there tomorrow.');
    await thread.say('leave');
    await thread.say('Release');
    await thread.say('Resolve: It was DNS.');
    expect(await events(told)).to.deep.equal([
      'delivered system',
      'acknowledged Kim Berg',
      'answer Kim Berg',
      'nextSteps Kim Berg',
      'leftChat Kim Berg',
      'released Kim Berg',
      'resolved Kim Berg',
    ]);
  });

  it('says what it knows, and what is missing', async () => {
    const told = await outage();
    const { thread } = told;
    expect((await thread.say('help'))[0]).to.match(/^Mention me, and what you write goes to/);
    expect(await thread.say('')).to.have.length(1);
    expect((await thread.say('resolve'))[0]).to.include('The customer gets a summary.');
    expect((await thread.say('note:  '))[0]).to.include('Nothing follows the “note:”.');
    expect((await thread.say('x'.repeat(8001)))[0]).to.include('nothing was sent');
    expect(await events(told)).to.deep.equal(['delivered system']);
  });

  it('says when it is too late, and how to take over', async () => {
    const told = await outage();
    const { thread } = told;
    await thread.say('take');
    expect(await thread.say('take', LEE)).to.deep.equal([
      'Lee Novak, nothing was done: Kim Berg took it already.',
      'Say “take over” to take it from Kim Berg.',
    ]);
    expect(await thread.say('take over', LEE)).to.deep.equal(['Lee Novak took it over.']);
    await thread.say('resolve: It was DNS.', LEE);
    expect(await thread.say('Anything else?')).to.deep.equal([
      'Kim Berg, nothing was done: Lee Novak has resolved it already.',
    ]);
    expect(buttonsOf(await thread.card())).to.deep.equal([]);
  });

  it('says that files are not passed on, and passes on the words', async () => {
    const told = await outage();
    const { thread } = told;
    const attachments = [
      { contentType: 'text/html', content: '<p>See this</p>' },
      { contentType: 'image/png', name: 'trace.png' },
    ];
    expect(await thread.say('See this', KIM, { attachments })).to.deep.equal([
      'On its way to the customer.',
      'I can’t pass on files from here, and have not: trace.png. What you wrote in words is passed on.',
    ]);
    expect(await thread.say('', KIM, { attachments })).to.deep.equal([
      'I can’t pass on files from here, and have not: trace.png. Nothing was sent.',
    ]);
    expect((await events(told)).filter((one) => one.startsWith('answer'))).to.have.length(1);
  });

  it('takes secrets out before anybody sees them, and says so', async () => {
    const { story, thread, reference } = await outage();
    const said = await thread.say('Try it with password: Sommer2026#x');
    expect(said.at(-1)).to.include('That looked like a password.');
    const request = await story.world.requests.get(reference);
    expect(JSON.stringify(request)).not.to.include('Sommer2026');
  });

  it('hears whether the customer agrees', async () => {
    const { story, thread } = await outage();
    await thread.press('Take');
    await thread.press('Resolve', KIM, { deskResolve: 'It was DNS.' });
    await story.deliver();
    await story.say('No');
    await story.say('It is still down');
    await story.deliver();
    expect((await thread.lines()).at(-1)).to.match(/^The customer says that it is not solved/);
    expect(buttonsOf(await thread.card())).to.include('Acknowledge');
  });

  it('has no buttons left when the customer has withdrawn it', async () => {
    const { story, thread } = await outage();
    await story.sayAll('withdraw my request', 'yes');
    await story.deliver();
    expect(wordsOf(await thread.card())).to.include('Withdrawn by the customer.');
    expect(buttonsOf(await thread.card())).to.deep.equal([]);
  });
});

describe('a card that was passed on to the thread of another request', () => {
  it('does nothing there, and says so', async () => {
    const told = await outage();
    const { thread } = told;
    const button = elements(await thread.card()).find(({ verb }) => verb === 'desk.acknowledge');
    const data = JSON.parse(
      JSON.stringify(button?.['data']).replace(told.reference, 'SR-0000-0000'),
    ) as object;
    expect(JSON.stringify(data)).to.include('SR-0000-0000');
    const press = { type: 'invoke', value: { action: { type: 'Action.Execute', data } } };
    const said = await thread.say('', KIM, press);
    expect(said.join()).to.include('of another request').and.to.include(told.reference);
    expect(await events(told)).to.deep.equal(['delivered system']);
  });
});

describe('a press or a message that arrives again', () => {
  it('does nothing twice, and says nothing twice', async () => {
    const told = await outage();
    const { thread } = told;
    await thread.press('Ask the customer', KIM, { deskAnswer: 'Which build?' });
    const before = await thread.lines();
    expect(await thread.again()).to.deep.equal([]);
    await thread.say('Any news?');
    expect(await thread.again()).to.deep.equal([]);
    expect(await events(told)).to.deep.equal([
      'delivered system',
      'answer Kim Berg',
      'answer Kim Berg',
    ]);
    expect(await thread.lines()).to.deep.equal([...before, 'On its way to the customer.']);
  });

  it('loses nothing of what two people write from the same card', async () => {
    const { story, thread, reference } = await outage();
    const old = await thread.card();
    const execute = elements(old).find(({ verb }) => verb === 'desk.answer');
    const press = (who: string, deskAnswer: string) => {
      const data = { ...(execute?.['data'] as object), deskAnswer };
      return thread.say('', who, { type: 'invoke', value: { action: { data } } });
    };
    await press(KIM, 'Which build?');
    await press(LEE, 'Which site?');
    await press(KIM, 'Which build?');
    await press(KIM, 'And since when?');
    const request = await story.world.requests.get(reference);
    expect(request?.events.flatMap(({ text }) => text ?? [])).to.deep.equal([
      'Which build?',
      'Which site?',
      'And since when?',
    ]);
  });
});

describe('who may act in a thread', () => {
  for (const [who, id, why] of [
    ['a guest', GUEST, /^Guests of this team can read along/],
    ['somebody of another organisation', PARTNER, /^Only people of our own organisation/],
    ['somebody whom Teams does not know there', NOBODY, /^Teams did not tell me who you are/],
  ] as const) {
    it(`is not ${who}: nothing is done, and they see the facts without buttons`, async () => {
      const told = await outage();
      const { story, thread } = told;
      for (const line of ['ack', 'Hello customer', 'note: hi', 'resolve: done']) {
        expect((await thread.say(line, id))[0]).to.match(why);
      }
      const old = elements(await thread.card()).find(({ verb }) => verb === 'desk.take');
      const value = { action: { data: old?.['data'] } };
      expect((await thread.say('', id, { type: 'invoke', value }))[0]).to.match(why);
      expect(await events(told)).to.deep.equal(['delivered system']);
      const card = await story.world.staffView(thread.id, id);
      expect(buttonsOf(card)).to.deep.equal([]);
      expect(wordsOf(card))
        .to.match(new RegExp(why.source.slice(1)))
        .and.to.include('Ana Morales');
    });
  }
});

/** Teams did not say that it has begun. */
async function lost({ story, thread }: Pick<Told, 'story' | 'thread'>): Promise<void> {
  await story.world.freshTurns().speak(thread.id, (state) => ({
    state: state.teams ? { ...state, teams: { ...state.teams, isUnseen: true } } : state,
    replies: [],
  }));
}

describe('a thread of which nobody knows whether it is there', () => {
  it('begins once more with its card, whatever is said next', async () => {
    const { story, thread, reference } = await outage();
    await story.deliver();
    await lost({ story, thread });
    const { length } = await thread.ids();
    await story.deliver();
    const since = async () => (await thread.ids()).slice(length);
    expect(await since(), 'nothing is said').to.deep.equal([]);
    await story.world.staff(reference, { kind: 'note', text: 'Looks like DNS.' });
    await story.deliver();
    const said = ['teams-staff.card', 'teams-staff.twice', 'teams-staff.said.note'];
    expect(await since()).to.deep.equal(said);
    await story.world.staff(reference, { kind: 'note', text: 'It is DNS.' });
    await story.deliver();
    // What it is told in is still not known.
    expect((await since()).slice(3)).to.deep.equal(['teams-staff.card', 'teams-staff.said.note']);
  });

  it('is reminded of with its card as well', async () => {
    const { story, thread } = await outage();
    await thread.say('ack');
    await lost({ story, thread });
    story.wait({ minutes: 12, seconds: 30 });
    await story.deliver();
    expect((await thread.ids()).slice(-2)).to.deep.equal([
      'teams-staff.card',
      'teams-staff.remind.held',
    ]);
  });
});

/** Kim has asked for it in her own chat with the bot, where she is Ana Morales. */
async function askedByKim({ story, reference }: Told): Promise<void> {
  const request = await story.world.requests.get(reference);
  await story.world.freshTurns().speak(request?.origin.conversationId ?? '', (state) => ({
    state: { ...state, teams: { ...KIMS_CHAT, aadObjectId: KIM_IN_DIRECTORY.toUpperCase() } },
    replies: [],
  }));
}

describe('a request of somebody who works here', () => {
  it('is theirs to act on where one person plays everybody, on one’s own machine', async () => {
    const told = await outage({ team: { ...aTeam(CHANNELS), ownTenant: undefined } });
    await askedByKim(told);
    await told.thread.press('Take');
    expect(await events(told)).to.include('taken Kim Berg');
  });

  it('is acted on by a colleague: four eyes', async () => {
    const told = await outage();
    const { story, thread } = told;
    await askedByKim(told);
    for (const line of ['ack', 'take', 'Any news?', 'next: wait', 'resolve: It was DNS.'])
      expect((await thread.say(line))[0], line).to.match(/your own request.*\(four eyes\)/);
    expect(await events(told)).to.deep.equal(['delivered system']);
    const card = await story.world.staffView(thread.id, KIM);
    expect(buttonsOf(card)).to.deep.equal([]);
    expect(wordsOf(card)).to.include('This is your own request');
    expect(await thread.say('note: It is at my desk, too')).to.deep.equal([
      'Noted. The customer does not see it.',
    ]);
    await thread.say('ack', LEE);
    // Told in the same words where she takes over.
    expect((await thread.say('take over'))[0]).to.include('(four eyes)');
    expect(await events(told)).to.deep.equal([
      'delivered system',
      'note Kim Berg',
      'acknowledged Lee Novak',
    ]);
  });
});

describe('a request that nobody acknowledges', () => {
  it('is passed on to the channel of the next in line, and the old card says where it went', async () => {
    const { story, thread, reference } = await outage();
    story.wait({ minutes: 11, seconds: 30 });
    await story.deliver();
    const next = staffThread(story.world, `staff-${reference}-critical-situation-manager`);
    const { teams } = await next.state();
    expect(teams).to.include({ channelId: CRITICAL });
    expect((await next.lines())[0]).to.equal('(card)');
    expect(await next.lines()).to.include(
      'Nobody acknowledged it in time: passed on to Critical Situation Manager.',
    );
    expect(buttonsOf(await next.card())).to.include('Acknowledge');
    expect((await thread.lines()).at(-1)).to.include('passed on to Critical Situation Manager.');
    expect(buttonsOf(await thread.card())).to.deep.equal([]);
    expect(wordsOf(await thread.card())).to.include(
      'Passed on to Critical Situation Manager, in another channel.',
    );
  });

  it('stays in its thread when the next in line has no channel, or the same one', async () => {
    const one = { 'daas-vdi': ENGINEERS };
    for (const channels of [one, { ...one, 'critical-situation-manager': ENGINEERS }]) {
      const { story, thread } = await outage({ team: aTeam(channels) });
      story.wait({ minutes: 12 });
      await story.deliver();
      expect(buttonsOf(await thread.card())).to.include('Acknowledge');
      expect((await thread.lines()).join('\n')).to.include('passed on to');
    }
  });

  it('is told of before its time ends, and when it has', async () => {
    const { story, thread } = await outage({ team: aTeam({ 'daas-vdi': ENGINEERS }) });
    for (const wait of [{ minutes: 11, seconds: 30 }, { seconds: 40 }]) {
      story.wait(wait);
      await story.deliver();
    }
    expect((await thread.lines()).filter((one) => one.includes('Promised:'))).to.have.length(1);
    expect((await thread.lines()).at(-1)).to.match(
      /^Nobody has acknowledged it yet\. Promised: first response by Sat 21 Nov 2026, /,
    );
    story.wait({ minutes: 4 });
    await story.deliver();
    expect(await thread.lines()).to.include(
      'Overdue: the time that we named for an answer has passed.',
    );
    expect(wordsOf(await thread.card())).to.include('The time that we named for an answer');
  });

  it('is told of once, where it is by then, when all of that comes due at once', async () => {
    const { story, thread, reference } = await outage();
    story.wait({ minutes: 13 });
    for (const _try of [1, 2]) {
      await story.deliver();
      story.wait({ seconds: 30 });
    }
    const next = staffThread(story.world, `staff-${reference}-critical-situation-manager`);
    const reminders = async (one: StaffThreadTalk) =>
      (await one.lines()).filter((line) => line.includes('Promised:'));
    expect(await reminders(thread)).to.have.length(0);
    expect(await reminders(next)).to.have.length(1);
  });

  it('is told of too when somebody has it and the customer has no answer', async () => {
    const { story, thread } = await outage();
    await thread.say('ack');
    story.wait({ minutes: 12, seconds: 30 });
    await story.deliver();
    story.wait({ minutes: 4 });
    await story.deliver();
    const reminders = (await thread.lines()).filter((one) => one.includes('no answer'));
    expect(reminders[0]).to.match(
      /^Kim Berg has it, and the customer has no answer yet\. Promised:/,
    );
    expect(reminders[1]).to.match(
      /^Kim Berg has it, and the customer has no answer\. Promised was:/,
    );
    expect(reminders).to.have.length(2);
  });

  it('is not told of once the customer has an answer', async () => {
    const { story, thread } = await outage();
    await thread.say('I am on it.');
    story.wait({ minutes: 20 });
    await story.deliver();
    expect((await thread.lines()).join('\n')).not.to.match(/Promised|Overdue/);
  });
});

describe('a thread whose request is erased', () => {
  it('has no word of anybody left, in its card, its lines and its log', async () => {
    const { story, thread } = await outage();
    await thread.say('Which build?');
    await story.say('2402 at the clinic in Bergen');
    await thread.say('Thanks, fixed.');
    await thread.say('resolve: It was DNS at the clinic in Bergen.');
    await story.deliver();
    story.wait({ days: 31 });
    await story.world.letGo();
    expect(wordsOf(await thread.card()), 'before it is told').to.include('Ana Morales');
    await story.deliver();
    const log = JSON.stringify(await story.world.store.read(thread.id, 1));
    expect(log).not.to.match(/Ana|Bergen|ana\.morales/);
    expect(wordsOf(await thread.card())).to.include('what was personal in this request was erased');
    expect(await thread.lines()).to.include('Erased.');
    expect((await thread.say('Hello?'))[0]).to.include('no such request any more');
    const view = await story.world.staffView(thread.id, KIM);
    expect(JSON.stringify(view)).to.include('was erased').and.not.to.include('Ana');
  });

  for (const [what, isUnseen] of [
    [
      'is named in the log, without words, where a first one may be there that nobody can find',
      true,
    ],
    ['is not named in the log where it was found', false],
  ] as const) {
    it(what, async () => {
      const warned: object[] = [];
      const log = { ...silentLog, warn: (facts: object) => void warned.push(facts) };
      const { story, thread, reference } = await outage({ log });
      await thread.say('resolve: It was DNS at the clinic in Bergen.');
      await story.deliver();
      if (isUnseen) await lost({ story, thread });
      story.wait({ days: 31 });
      await story.world.letGo();
      for (const _again of [1, 2]) await story.deliver();
      const said = { conversationId: thread.id, reference };
      expect(warned).to.deep.equal(isUnseen ? [said] : []);
    });
  }

  it('is kept until then, however long nobody writes in it, and goes after it', async () => {
    const { story, thread, reference } = await outage();
    story.wait({ days: 40 });
    await story.world.letGo();
    expect(await story.world.store.load(thread.id)).not.to.equal(undefined);
    await story.world.staff(reference, { kind: 'resolve', text: 'It was DNS.' });
    await story.deliver();
    story.wait({ days: 31 });
    await story.world.letGo();
    await story.deliver();
    story.wait({ days: 31 });
    await story.world.letGo();
    expect(await story.world.store.load(thread.id)).to.equal(undefined);
  });
});
