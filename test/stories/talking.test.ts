import { expect } from 'chai';
import { requestCard } from '../../dialogs/cards/requestCard.ts';
import { later, newest, withCase } from '../support/cases.ts';
import { ids, type Talk, talk } from '../support/talk.ts';

/** Somebody who wants a person, and gets an answer. */
async function answered(text = 'Hello, which server is it?'): Promise<[Talk, string]> {
  const story = await talk();
  await story.sayAll('agent', 'We need somebody', 'Bo Ek', 'bo@example.com');
  const { reference } = await newest(story, 'person');
  await story.deliver();
  await story.world.staff(reference, { kind: 'answer', text });
  await story.deliver();
  return [story, reference];
}

const written = async (story: Talk): Promise<readonly (string | undefined)[]> =>
  (await newest(story, 'person')).events
    .filter(({ kind }) => kind === 'customerWrote')
    .map(({ text }) => text);

describe('talking with a person', () => {
  it('is told as theirs, and the bot keeps quiet', async () => {
    const [story] = await answered();
    expect(ids(story.last)).to.deep.equal(['told.answer', 'told.talking']);
    expect(story.last[0]?.text).to.include('Kim Berg').and.to.include('which server');
    expect(await story.say('It is web01')).to.deep.equal([]);
    expect(await story.say('escalate, and cancel')).to.deep.equal([]);
    expect(await written(story)).to.deep.equal(['It is web01', 'escalate, and cancel']);
  });

  it('leaves the bot to be spoken to by its name', async () => {
    const [story] = await answered();
    expect(ids(await story.say('bot'))).to.deep.equal(['talking.bot']);
    expect(ids(await story.say('Bot, are you a robot?'))).to.deep.equal(['faq.bot']);
    await story.say('@bot StoreFront is down');
    await story.say('Open another case');
    expect(story.asking).to.equal('startedAt');
    expect(await written(story)).to.deep.equal([]);
  });

  it('goes on to the person while a form of the bot is open, but for its choices', async () => {
    const [story] = await answered();
    await story.say('bot, NetScaler is very slow');
    await story.say('bot open another case');
    expect(story.asking).to.equal('startedAt');
    await story.say('bot, skip');
    expect(story.asking).to.equal('workaround');
    expect(await story.say('I am still here')).to.deep.equal([]);
    await story.say('Only for a few people');
    expect(story.asking).to.equal('affectedUsers');
    expect(await written(story)).to.deep.equal(['I am still here']);
  });

  it('keeps the form that was open, and offers it again afterwards', async () => {
    const story = await talk();
    await story.sayAll('agent', 'We need somebody', 'Bo Ek', 'bo@example.com');
    const { reference } = await newest(story, 'person');
    await story.sayAll('NetScaler is very slow', 'Open another case');
    expect(story.asking).to.equal('startedAt');
    await story.world.staff(reference, { kind: 'answer', text: 'Hello' });
    await story.deliver();
    expect(await story.say('Hello Kim')).to.deep.equal([]);
    await story.world.staff(reference, { kind: 'leaveChat' });
    expect(ids(await story.deliver())).to.include('told.leftChat');
    await story.say('thanks');
    expect(story.asking).to.equal('resume');
    await story.say('Continue');
    expect(story.asking).to.equal('startedAt');
    expect(await written(story)).to.deep.equal(['Hello Kim']);
  });

  it('passes files on, and still says what was refused', async () => {
    const [story] = await answered();
    const said = await story.say('my password: hunter2hunter2');
    expect(ids(said).filter((id) => id !== 'masked')).to.deep.equal([]);
    expect(await written(story)).to.have.length(1);
    expect(JSON.stringify(await written(story))).not.to.include('hunter2');
  });
});

describe('what is solved', () => {
  it('is confirmed by the customer, who is asked how it went, once', async () => {
    const [story, reference] = await answered();
    await story.world.staff(reference, { kind: 'resolve', text: 'Restarted web01' });
    expect(ids(await story.deliver())).to.deep.equal(['told.resolved', 'told.solved.ask']);
    const said = await story.say('Yes, it is solved');
    expect(ids(said)).to.deep.equal(['solved.confirmed', 'survey.rating.ask']);
    await story.sayAll('5', 'skip');
    const { events } = await newest(story, 'person');
    expect(events.map(({ kind }) => kind)).to.include.members(['confirmed', 'surveyed']);
  });

  it('or is not, and goes back to support with what was said', async () => {
    const [story, reference] = await answered();
    await story.world.staff(reference, { kind: 'resolve', text: 'Restarted web01' });
    await story.deliver();
    const said = await story.say('Logons fail on web02 just the same');
    expect(ids(said)).to.deep.equal(['solved.which']);
    expect(ids(await story.say('No, not yet'))).to.deep.equal(['solved.disputed']);
    const disputed = (await newest(story, 'person')).events.find(({ kind }) => kind === 'disputed');
    expect(disputed?.text).to.equal('Logons fail on web02 just the same');
    await story.say('NetScaler is very slow');
    expect(ids(story.last), 'it is open again').to.deep.equal(['root.after-sent']);
  });

  it('can be followed by another matter', async () => {
    const [story, reference] = await answered();
    await story.world.staff(reference, { kind: 'resolve', text: 'Restarted web01' });
    await story.deliver();
    await story.sayAll('NetScaler is very slow', 'Open another case');
    expect(story.asking).to.equal('startedAt');
  });
});

describe('what support does', () => {
  it('is told: acknowledged, with who will be in touch and by when that was promised', async () => {
    const story = await withCase();
    const { reference } = await newest(story, 'openCase');
    await story.world.staff(reference, { kind: 'acknowledge', text: 'I will phone at once.' });
    const [said] = await story.deliver();
    expect(said?.id).to.equal('told.acknowledged');
    expect(said?.text)
      .to.include('Kim Berg')
      .and.to.include('10:17')
      .and.to.include('phone at once');
  });

  it('is told: who takes what nobody has acknowledged, and not who takes it over', async () => {
    const story = await withCase();
    const { world } = story;
    const { reference } = await newest(story, 'openCase');
    await world.staff(reference, { kind: 'take' });
    const said = await story.deliver();
    expect(said[0]?.id).to.equal('told.acknowledged');
    expect(said[0]?.text).to.include('Kim Berg').and.to.include('10:17');
    const { news, state } = requestCard(await newest(story, 'openCase'), { zone: 'UTC' });
    expect(state.text).to.equal('Somebody has it');
    expect(news.at(-1)?.text).to.include('Kim Berg has seen it');
    await world.staff(reference, { kind: 'take', from: 'Kim Berg' }, 'Lee Novak');
    expect(ids(await story.deliver())).to.deep.equal([]);
    const after = requestCard(await newest(story, 'openCase'), { zone: 'UTC' });
    expect(after.news).to.deep.equal(news);
  });

  it('is told: the next steps', async () => {
    const story = await withCase();
    const { reference } = await newest(story, 'openCase');
    await story.world.staff(reference, { kind: 'nextSteps', text: 'A call at noon.' });
    const [said] = await story.deliver();
    expect(said?.id).to.equal('told.nextSteps');
    expect(said?.text).to.include(reference).and.to.include('A call at noon.');
  });

  it('is told once, and to the conversation that it belongs to', async () => {
    const story = await withCase();
    const other = await later(story);
    const { reference } = await newest(story, 'openCase');
    await story.world.staff(reference, { kind: 'nextSteps', text: 'A call at noon.' });
    expect(ids(await story.deliver())).to.deep.equal(['told.nextSteps']);
    expect(ids(await story.deliver())).to.deep.equal([]);
    expect(ids(await other.deliver())).to.deep.equal([]);
  });
});
