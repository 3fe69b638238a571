import { expect } from 'chai';
import { ids, talk } from '../support/talk.ts';

/** Ana's form, asking what it means for her business: nearly any words are an answer to that. */
async function askedForImpact() {
  const story = await talk({ as: 'ana', at: '2026-11-21T15:00' });
  await story.sayAll('Our StoreFront has been down since 6 this morning', 'No', '500');
  expect(story.asking).to.equal('businessImpact');
  return story;
}

describe('a question about support amid a form', () => {
  for (const [line, answer] of [
    ['which language', 'faq.languages'],
    ['which language will they answer in?', 'faq.languages'],
    ['can i call someone?', 'faq.phone'],
    ['who will call me and when', 'faq.response'],
  ] as const) {
    it(`is answered where any words are taken, and the question is asked again: “${line}”`, async () => {
      const story = await askedForImpact();
      const said = ids(await story.say(line));
      expect(said[0]).to.match(new RegExp(`^${answer}`));
      expect(said.at(-1)).to.equal('open-case.businessImpact.ask');
    });
  }

  it('is answered at the review and at a question with choices', async () => {
    const story = await talk({ as: 'ana', at: '2026-11-21T15:00' });
    await story.say('Our StoreFront has been down since 6 this morning');
    expect(ids(await story.say('who will call me and when'))[0]).to.equal('faq.response');
    expect(story.asking).to.equal('workaround');
    await story.sayAll('No', '500', 'skip', 'yes', 'skip', '+44 20 7946 0000');
    expect(story.asking).to.equal('review');
    expect(ids(await story.say('which language will they answer in?'))[0]).to.equal(
      'faq.languages',
    );
    expect(story.asking).to.equal('review');
  });
});

describe('a severity that is told before it is asked', () => {
  it('is no answer to what the problem means for the business', async () => {
    const story = await askedForImpact();
    await story.say('severity 2 please');
    expect(ids(story.last)).to.deep.equal(['form.changed-value', 'open-case.businessImpact.ask']);
    await story.sayAll('no orders', 'skip', '+44 20 7946 0000', 'send');
    const [request] = await story.cases();
    expect(request?.draft).to.include({ businessImpact: 'no orders', severity: 2 });
  });
});
