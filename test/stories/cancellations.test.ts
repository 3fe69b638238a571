import { expect } from 'chai';
import { ids, outageToReview, talk } from '../support/talk.ts';

describe('stopping', () => {
  it('asks once before it drops a draft, and says that nothing was sent', async () => {
    const story = await outageToReview();
    await story.say('cancel');
    expect(story.asking).to.equal('cancel');
    const said = await story.say('Yes, drop it');
    expect(ids(said)).to.include('cancel.done');
    expect(await story.requests()).to.deep.equal([]);
  });

  it('goes on where it was when the customer thinks better of it', async () => {
    const story = await talk();
    await story.say('StoreFront is down');
    const before = story.asking;
    await story.sayAll('cancel', 'No, go on');
    expect(story.asking).to.equal(before);
  });

  it('takes “cancel” and “help” inside a sentence for what they are: words', async () => {
    const story = await talk();
    await story.say('I need support');
    await story.say('Please help, users cancel the StoreFront login and then it hangs');
    expect(story.asking).to.equal('effect');
    await story.say('Work has stopped');
    expect(story.asking).to.equal('startedAt');
  });

  it('offers to pass on what there is when a person is asked for, in any state', async () => {
    for (const lines of [['StoreFront is down'], ['I need support']]) {
      const story = await talk();
      await story.sayAll(...lines, 'agent');
      expect(story.asking).to.equal('person');
      await story.say('Pass it on as it is');
      expect(story.asking, 'a stranger has to be reached').to.equal('name');
    }
  });

  it('passes it on at once where it is known how to reach somebody, with the gaps marked', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('StoreFront is down', 'a human please', 'Pass it on as it is');
    expect(ids(story.last)).to.include('receipt');
    const [request] = await story.requests();
    expect(request?.draft).to.include({ severity: 1, phone: null, effect: 'stopped' });
    expect(request?.leftOut).to.include.members(['severity', 'phone', 'startedAt']);
  });

  it('passes on as a wish for a person what is not enough for a case', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('printing is odd since Monday', 'a human please', 'Pass it on as it is');
    expect(ids(story.last)).to.include('person.receipt');
    expect(JSON.stringify((await story.requests())[0]?.draft)).to.include('printing is odd');
  });

  it('asks only what support can’t do without when it is to be sent as it is', async () => {
    const story = await talk();
    await story.sayAll('StoreFront is down', 'agent', 'Pass it on as it is');
    const asked: (string | undefined)[] = [];
    for (const line of ['Bo Ek', 'bo@example.com']) {
      asked.push(story.asking);
      await story.say(line);
    }
    expect(asked).to.deep.equal(['name', 'email']);
    const [request] = await story.requests();
    expect(request?.leftOut).to.include.members(['startedAt', 'businessImpact', 'accountId']);
  });
});
