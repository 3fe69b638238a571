import { expect } from 'chai';
import { ids, outageToReview, talk } from '../support/talk.ts';

describe('leaving and coming back', () => {
  it('asks how to go on after a long silence, and loses neither draft nor the new line', async () => {
    const story = await talk();
    await story.sayAll('StoreFront is down', 'today 06:00');
    const before = story.asking;
    story.wait({ days: 1 });
    await story.say('No');
    expect(story.asking).to.equal('resume');
    await story.say('Continue');
    expect(story.asking).not.to.equal(before);
    const said = await story.say('review');
    expect(said[0]?.text).to.include('Workaround: No');
  });

  it('simply goes on after a short silence', async () => {
    const story = await talk();
    await story.say('StoreFront is down');
    story.wait({ minutes: 30 });
    await story.say('today 06:00');
    expect(story.asking).to.equal('workaround');
  });

  it('tells the case number to somebody who left before it was there', async () => {
    const story = await outageToReview();
    await story.say('send');
    story.wait({ hours: 3 });
    expect(ids(await story.deliver())).to.deep.equal(['case-opened']);
    expect(ids(await story.deliver())).to.deep.equal([]);
  });
});

describe('after a case was sent', () => {
  it('does not take what follows for another case without asking', async () => {
    const story = await outageToReview();
    await story.say('send');
    const said = await story.say('i forgot to say it is only in Berlin');
    expect(ids(said)).to.deep.equal(['root.after-sent']);
    expect(said[0]?.text).to.match(/SR-\w{4}-\w{4}/);
    await story.say('Open another case');
    expect(story.asking).to.equal('product');
    const [, summary] = [await story.say('review'), story.last[0]?.text];
    expect(summary).to.include('only in Berlin');
  });
});

describe('an escalation after a case was sent', () => {
  it('has the reason that was given with it, and nothing that was said of something else', async () => {
    const story = await outageToReview({ as: 'ana' });
    await story.say('send');
    expect(ids(await story.say('it is quiet in the canteen'))).to.deep.equal(['root.after-sent']);
    await story.say('escalate case 100001 nobody called me!!!');
    const review = (await story.say('review')).map(({ text }) => text).join('\n');
    expect(review).to.include('nobody called me');
    expect(review).to.not.include('canteen');
  });
});

describe('pressing twice', () => {
  it('sends once, however often the button is pressed', async () => {
    const story = await outageToReview();
    const { card } = story;
    const first = await story.press(card, 'send');
    const reference = first.find(({ id }) => id === 'receipt')?.intake?.outcome?.reference ?? '';
    const again = await story.press(card, 'send');
    expect(ids(again)).to.deep.equal(['card.already-sent']);
    expect(again[0]?.text).to.include(reference);
    story.wait({ days: 1 });
    expect(ids(await story.press(card, 'cancel'))).to.deep.equal(['card.already-sent']);
    expect(await story.requests()).to.have.length(1);
  });

  it('sends once when “yes” comes twice at the same moment', async () => {
    const story = await outageToReview();
    const said = await story.sayAtOnce('yes', 'yes');
    expect(ids(said)).to.include('root.already-sent');
    expect(await story.requests()).to.have.length(1);
  });

  it('answers two messages at once one after the other', async () => {
    const story = await talk();
    await story.say('I need support');
    await story.sayAtOnce('StoreFront has been slow since 9 today', 'Badly slowed or partly down');
    const said = await story.say('review');
    expect(said[0]?.text).to.include('StoreFront has been slow').and.to.include('Badly slowed');
  });

  it('does not believe a card id that it never made', async () => {
    const story = await outageToReview();
    const said = await story.press('made-up', 'send');
    expect(ids(said)).to.include('card.old');
    expect(await story.requests()).to.deep.equal([]);
  });
});
