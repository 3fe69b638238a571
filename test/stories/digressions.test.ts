import { expect } from 'chai';
import { ids, talk } from '../support/talk.ts';

describe('asking something in between', () => {
  for (const [line, reply] of [
    ['why do you ask?', 'form.why'],
    ['help', 'form.help'],
    ['when will somebody answer?', 'faq.response.unknown'],
    ['when will this be fixed?', 'faq.resolution'],
    ['what are the severity levels?', 'faq.severities'],
    ['what are your business hours?', 'faq.hours.unknown'],
    ['which languages do you speak?', 'faq.languages'],
    ['can a case be reopened later? can I reopen it?', 'form'],
    ['are you a bot?', 'faq.bot'],
    ['what happens to my data?', 'faq.privacy'],
    ['thanks', 'faq.thanks'],
  ] as const) {
    if (reply === 'form') continue;
    it(`answers “${line}” and asks the same question again`, async () => {
      const story = await talk();
      await story.say('StoreFront is down');
      const before = story.asking;
      const said = await story.say(line);
      expect(ids(said)).to.include(reply);
      expect(story.asking).to.equal(before);
    });
  }

  it('names the response times of the customer’s own package', async () => {
    const story = await talk({ as: 'ana' });
    const said = await story.say('How soon will somebody respond?');
    expect(said[0]?.text).to.include('CSS Priority').and.to.include('15 minutes');
  });

  it('names no time where the contract does not cover the product, and says so at the desk, too', async () => {
    const story = await talk({ as: 'ana' });
    const begun = await story.say('NetScaler is slow for 30 users');
    const remark = begun.find(({ id }) => id === 'entitlement.productNotCovered');
    const [said] = await story.say('when will somebody call me?');
    expect(said?.text).to.equal(remark?.text).and.include('can’t be promised');
    await story.sayAll('a human please', 'Pass it on as it is');
    const [request] = await story.cases();
    const { promised, promise } = request ?? {};
    const why = 'the contract of the account does not cover this product';
    expect(promised).to.include({ kind: 'none', why });
    expect(JSON.stringify(promise)).to.include(why).and.not.to.include('is not known');
  });

  it('names no time where nobody can say whether the contract covers it', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('Something is slow for 30 users', 'Frobnicator Deluxe', 'yes');
    const said = await story.say('when will somebody call me?');
    expect(ids(said)).to.include('faq.response.unknown');
    expect(said.map(({ text }) => text).join()).not.to.include('30 minutes');
  });

  it('names the times inside a form where the contract covers its product', async () => {
    const story = await talk({ as: 'ana' });
    await story.say('StoreFront is slow for 30 users');
    const said = await story.say('when will somebody call me?');
    expect(said[0]?.text).to.include('CSS Priority').and.to.include('within 30 minutes');
  });

  it('tells a stranger nothing about an account, whatever they type', async () => {
    const known = await talk();
    await known.sayAll('StoreFront is down', 'ORG-10442');
    const unknown = await talk();
    await unknown.sayAll('StoreFront is down', 'ORG-99999');
    expect(known.last.map(({ text }) => text)).to.deep.equal(unknown.last.map(({ text }) => text));
    for (const line of ['what are your business hours?', 'when will you respond?']) {
      const [a, b] = [await known.say(line), await unknown.say(line)];
      expect(a[0]?.text).to.equal(b[0]?.text);
      expect(a[0]?.text).not.to.match(/Northwind|Priority/);
    }
  });

  it('does not take a problem for a question about support', async () => {
    const story = await talk();
    await story.say('How long does a StoreFront upgrade from 1912 to 2402 take?');
    expect(story.asking).to.equal('accountId');
  });
});
