/** The same conversations as elsewhere, as Teams shows them; how it delivers them is told in its own tests. */
import { expect } from 'chai';
import { cardProblem } from '../support/cardSchema.ts';
import { ids, outageToReview, type Reply, talk, type Talk } from '../support/talk.ts';

const cardOf = (reply: Reply | undefined): unknown => {
  const attachments = reply?.activity['attachments'];
  return Array.isArray(attachments)
    ? (attachments as { content?: unknown }[])[0]?.content
    : undefined;
};

/** What the buttons of a message hold, by their title. */
function buttonsOf(reply: Reply | undefined): ReadonlyMap<string, unknown> {
  const buttons = new Map<string, unknown>();
  JSON.stringify(cardOf(reply), (_name, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'data' in value && 'title' in value)
      buttons.set(String(value.title), value.data);
    return value;
  });
  return buttons;
}

const asking = (story: Talk) => story.last.findLast(({ intake }) => intake?.asking !== undefined);

/** Presses a button as Teams sends it: what it holds, and what it says in the chat. */
async function press(story: Talk, reply: Reply | undefined, title: string) {
  const value = buttonsOf(reply).get(title);
  expect(value, `there is no button “${title}”`).to.be.an('object');
  return story.say(title, { value });
}

const inTeams = (options: Parameters<typeof talk>[0] = {}) =>
  talk({ channel: 'teams', ...options });

describe('a conversation in Teams', () => {
  it('shows valid cards only, from the greeting to the solved case', async () => {
    const story = await outageToReview({ channel: 'teams', as: 'ana' });
    const all = [...story.last];
    all.push(...(await story.say('send')), ...(await story.deliver()));
    const [request] = await story.cases();
    const reference = request?.reference ?? '';
    await story.world.staff(reference, { kind: 'acknowledge' }, 'Mia');
    all.push(...(await story.deliver()));
    await story.world.staff(reference, { kind: 'resolve', text: 'A patch fixes it' }, 'Mia');
    all.push(...(await story.deliver()));
    const cards = all.map(cardOf).filter((card) => card !== undefined);
    expect(cards.length).to.be.greaterThan(4);
    for (const card of cards) expect(cardProblem(card), JSON.stringify(card)).to.equal(undefined);
  });

  it('shows what has several lines line by line', async () => {
    const story = await outageToReview({ channel: 'teams', as: 'ana' });
    const receipt = (await story.say('send')).find(({ text }) =>
      text.includes('What happens next'),
    );
    expect(receipt?.text.split('\n').length).to.be.greaterThan(3);
    expect(receipt?.activity).not.to.have.property('text');
    const { body } = cardOf(receipt) as { readonly body: readonly unknown[] };
    const lines = receipt?.text.split('\n').filter((line) => line !== '');
    expect(body.map((block) => JSON.stringify(block).match(/"text":"([^"]+)"/)?.[1])).to.deep.equal(
      lines,
    );
  });

  it('takes a pressed answer as if it had been typed', async () => {
    const story = await inTeams();
    await story.say('Our StoreFront has been down since 6 this morning, 500 people can’t log in');
    expect(story.asking).to.equal('workaround');
    await press(story, asking(story), 'No');
    expect(story.asking).to.equal('businessImpact');
  });

  it('takes a date and a time that were picked', async () => {
    const story = await inTeams();
    await story.sayAll('report a problem', 'The StoreFront logon page is slow');
    while (story.asking !== 'startedAt')
      await press(story, asking(story), 'Badly slowed or partly down');
    const intake = { card: /"card":"([^"]+)"/.exec(JSON.stringify(cardOf(asking(story))))?.[1] };
    const picked = { 'answer.date': '2026-11-20', 'answer.time': '14:30' };
    await story.say('', {
      value: { intake: { ...intake, action: 'answer', slot: 'startedAt' }, ...picked },
    });
    expect(story.asking).not.to.equal('startedAt');
    await story.say('review');
    expect(story.last.map(({ text }) => text).join('\n')).to.contain('Fri, 20 Nov 2026, 14:30');
  });

  it('takes another answer on an earlier card for a correction', async () => {
    const story = await outageToReview({ channel: 'teams' });
    const earlier = await talk({ channel: 'teams', at: '2026-11-21T15:00' });
    await earlier.say('Our StoreFront has been down since 6 this morning, 500 people can’t log in');
    const question = asking(earlier);
    await press(earlier, question, 'No');
    await press(earlier, question, 'Only for a few people');
    expect(ids(earlier.last)).to.include('form.changed-value');
    expect(earlier.asking).to.equal('businessImpact');
    await story.say('cancel');
  });

  it('does not take an answer on a card that was asked in another request', async () => {
    const story = await inTeams();
    await story.say('Our StoreFront has been down since 6 this morning, 500 people can’t log in');
    const question = asking(story);
    await story.sayAll('cancel', 'yes', 'report a problem');
    await press(story, question, 'No');
    expect(ids(story.last)[0]).to.equal('card.old');
  });

  it('does not take a yes on an old card for the question that is open now', async () => {
    const story = await inTeams();
    await story.sayAll('report a problem', 'The logon page shows an error', 'cancel');
    const cancel = asking(story);
    await press(story, cancel, 'No, go on');
    await press(story, cancel, 'Yes, drop it');
    expect(ids(story.last)).to.include('card.old').and.not.to.include('cancel.done');
  });

  it('shows all questions to whoever presses for them', async () => {
    const story = await inTeams();
    await story.sayAll('report a problem', 'The logon page shows an error');
    // Teams hides those behind three dots, which told nobody what is there.
    expect(JSON.stringify(cardOf(asking(story)))).not.to.contain('"secondary"');
    await press(story, asking(story), 'All questions at once');
    expect(ids(story.last)).to.include('form.all');
    expect(cardProblem(cardOf(story.last.at(-1)))).to.equal(undefined);
  });

  it('says that nothing is sent when a question was opened from the review', async () => {
    const story = await outageToReview({ channel: 'teams', as: 'ana' });
    const review = story.last.at(-1);
    await story.say('change severity');
    expect(story.asking).to.equal('severity');
    await press(story, review, 'Send to support');
    expect(ids(story.last)).to.deep.equal(['review.not-yet', 'open-case.severity.ask']);
    expect(await story.cases()).to.deep.equal([]);
  });

  it('puts the request where the review was, and keeps it current there', async () => {
    const story = await outageToReview({ channel: 'teams', as: 'ana' });
    const place = story.last.at(-1)?.activity['id'];
    await press(story, story.last.at(-1), 'Send to support');
    const sent = story.last.find(({ activity }) => activity['id'] === place);
    const [request] = await story.cases();
    const reference = request?.reference ?? '';
    const says = (reply: Reply | undefined) => JSON.stringify(cardOf(reply));
    expect(says(sent)).to.contain(reference).and.to.contain('Ana').and.to.contain('Promised');
    expect(buttonsOf(sent).size).to.equal(0);

    const now = async () => {
      const told = await story.deliver();
      const news = told.filter(({ activity }) => activity['id'] === place);
      expect(news).to.have.lengthOf(1);
      expect(news[0]?.id).to.equal('request.status');
      return says(news[0]);
    };
    expect(await now())
      .to.contain('At the support desk')
      .and.to.contain('case 1');
    await story.world.staff(reference, { kind: 'acknowledge' }, 'Mia');
    expect(await now()).to.contain('Mia has seen it');
    await story.world.staff(reference, { kind: 'nextSteps', text: 'We look at the logs' }, 'Mia');
    expect(await now()).to.contain('We look at the logs');
    await story.world.staff(reference, { kind: 'resolve', text: 'A patch fixes it' }, 'Mia');
    expect(await now()).to.contain('A patch fixes it');
    await press(story, asking(story), 'Yes, it is solved');
    expect(says(story.last.find(({ id }) => id === 'request.status'))).to.contain('Solved');
  });

  it('shows in the card that a request was taken back', async () => {
    const story = await outageToReview({ channel: 'teams', as: 'ana' });
    await story.sayAll('send', 'withdraw my request');
    await story.say('send');
    const news = story.last.find(({ id }) => id === 'request.status');
    expect(JSON.stringify(cardOf(news))).to.contain('Taken back');
  });

  it('is read by staff as it was said, without the card that is kept current', async () => {
    const story = await outageToReview({ channel: 'teams', as: 'ana' });
    await story.say('send');
    const [request] = await story.cases();
    const said = request?.transcript.map(({ text }) => text) ?? [];
    expect(said.join('\n')).to.contain('Business impact: No orders can be taken');
  });
});

describe('what somebody says in a group while a form is open in their chat', () => {
  const NEW = 'our Gateway is down for everybody in Bergen since this morning';
  /** Asked for the impact on the business, which is answered in words. */
  async function asked(): Promise<Talk> {
    const story = await inTeams();
    await story.sayAll(
      'Our StoreFront has been down since 6 this morning, 500 people can’t log in',
      'No',
    );
    expect(story.asking).to.equal('businessImpact');
    return story;
  }
  const inGroup = async (story: Talk, text: string) =>
    story.say(text, { teams: { isMention: true } });

  it('is offered as a case of its own when it tells of a problem, and nothing is taken for an answer', async () => {
    const story = await asked();
    expect(ids(await inGroup(story, NEW))).to.deep.equal(['switch.elsewhere']);
    await story.say('Go on here');
    expect(story.asking).to.equal('businessImpact');
    await story.say('review');
    expect(story.last.map(({ text }) => text).join('\n')).not.to.contain('Bergen');
  });

  it('is the answer if they say so', async () => {
    const story = await asked();
    await inGroup(story, NEW);
    await story.say('It is my answer');
    expect(story.asking).not.to.equal('businessImpact');
    await story.say('review');
    expect(story.last.map(({ text }) => text).join('\n')).to.contain('Bergen');
  });

  it('begins the new case if they want that, and the other one is taken up again', async () => {
    const story = await asked();
    await inGroup(story, NEW);
    await story.say('Do that now');
    await story.say('review');
    expect(story.last.map(({ text }) => text).join('\n')).to.contain('Bergen');
    await story.sayAll('cancel', 'yes');
    expect(ids(story.last)).to.include('kept.resume');
  });

  it('is offered at the review, too, and after some hours', async () => {
    const story = await outageToReview({ channel: 'teams' });
    expect(ids(await inGroup(story, NEW))).to.deep.equal(['switch.elsewhere']);
    await story.say('Go on here');
    story.wait({ hours: 6 });
    expect(ids(await inGroup(story, NEW))).to.deep.equal(['switch.elsewhere']);
  });

  it('is an answer where it reads as one, and a word that steers is heard', async () => {
    const story = await inTeams();
    await story.say('Our StoreFront has been down since 6 this morning, 500 people can’t log in');
    await inGroup(story, 'No');
    expect(story.asking).to.equal('businessImpact');
    await inGroup(story, 'No orders can be taken');
    expect(story.asking).not.to.equal('businessImpact');
    expect(ids(await inGroup(story, 'cancel'))).to.deep.equal(['cancel.ask']);
  });

  it('is what the problem is where that was asked', async () => {
    const story = await inTeams();
    await story.say('report a problem');
    await inGroup(story, NEW);
    expect(ids(story.last)).not.to.include('switch.elsewhere');
    await story.say('review');
    expect(story.last.map(({ text }) => text).join('\n')).to.contain('Bergen');
  });

  it('is an answer in their own chat, where the question stands above it', async () => {
    const story = await asked();
    await story.say(NEW);
    expect(ids(story.last)).not.to.include('switch.elsewhere');
  });

  it('goes to the person who answers in their chat, and they are told so', async () => {
    const story = await outageToReview({ channel: 'teams', as: 'ana' });
    await story.say('send');
    const [request] = await story.cases();
    const reference = request?.reference ?? '';
    await story.world.staff(reference, { kind: 'answer', text: 'Which build?' }, 'Mia');
    await story.deliver();
    expect(ids(await story.say('2402'))).to.deep.equal([]);
    expect(ids(await inGroup(story, NEW))).to.deep.equal(['talking.passedOn']);
    const { events = [] } = (await story.world.requests.get(reference)) ?? {};
    expect(events.at(-1)).to.include({ kind: 'customerWrote', text: NEW });
  });
});
