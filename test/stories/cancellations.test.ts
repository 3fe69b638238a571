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
      const said = await story.say('Pass it on as it is');
      expect(ids(said)).to.include('brief');
    }
  });

  it('asks only what support can’t do without when it is to be sent as it is', async () => {
    const story = await talk();
    await story.sayAll('StoreFront is down', 'agent', 'Pass it on as it is');
    const asked: (string | undefined)[] = [];
    for (const line of ['yes', 'Bo Ek', 'bo@example.com', '+44 20 7946 0000']) {
      asked.push(story.asking);
      await story.say(line);
    }
    expect(asked).to.deep.equal(['severity', 'name', 'email', 'phone']);
    await story.say('send');
    const [request] = await story.requests();
    expect(request?.leftOut).to.include.members(['startedAt', 'businessImpact', 'accountId']);
  });
});
