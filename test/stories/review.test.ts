import { expect } from 'chai';
import { later, textOf, withCase } from '../support/cases.ts';
import { ids, outageToReview, talk } from '../support/talk.ts';

describe('a review', () => {
  for (const line of [
    'looks good, send it please',
    'ok, send',
    'yes please send it now',
    'That’s right, go ahead',
    'perfect, thanks',
  ]) {
    it(`is agreed to by “${line}”`, async () => {
      const story = await outageToReview();
      await story.say(line);
      expect(await story.requests()).to.have.length(1);
    });
  }

  for (const line of [
    'looks good but change the name',
    'please',
    'send me an e-mail first',
    'is that right',
    'do not send it',
    'not good',
  ]) {
    it(`is not agreed to by “${line}”`, async () => {
      const story = await outageToReview();
      await story.say(line);
      expect(await story.requests()).to.have.length(0);
    });
  }

  it('names a line of its own as what may be changed', async () => {
    const story = await later(await withCase());
    await story.sayAll('add information to case 100001', 'It began on Friday', 'no');
    expect(textOf(story.last)).to.include('“change to add”');
    await story.say('change to add');
    expect(story.asking).to.equal('text');
  });

  it('answers “skip” with a line, not with the whole card again', async () => {
    const story = await outageToReview();
    const said = await story.say('skip');
    expect(ids(said)).to.deep.equal(['review.nothing-to-skip']);
    expect(story.asking).to.equal('review');
  });

  it('says before that a lowered severity stays so', async () => {
    const story = await later(await withCase());
    await story.sayAll('lower the severity of case 100001 to 3', 'skip');
    expect(textOf(story.last)).to.include('This can’t be undone');
  });
});

describe('what was told beside the open question', () => {
  it('is confirmed where it was corrected', async () => {
    const story = await talk();
    await story.say('StoreFront is down');
    const said = await story.say('change the product to netscaler');
    expect(said[0]?.text).to.equal('Product is NetScaler ADC now.');
  });

  it('is shown again to “what was I doing”', async () => {
    const story = await talk();
    await story.sayAll('StoreFront is down', 'skip', 'no', '40');
    expect(story.asking).to.equal('businessImpact');
    expect(ids(await story.say('what was I doing'))[0]).to.equal('form.so-far-all');
    expect(story.asking).to.equal('businessImpact');
  });

  it('is kept as precisely as it was said', async () => {
    const story = await talk();
    await story.sayAll('xenserver host down, all VMs offline, production stopped');
    expect(story.asking, 'the effect is plain').to.equal('startedAt');
    await story.say('since yesterday');
    expect(textOf(await story.say('review'))).to.include('Since: Fri, 20 Nov 2026\n');
  });
});

describe('the number of the support centre', () => {
  it('is named where people are told to phone it, if there is one', async () => {
    const supportPhone = '+1 800 555 0100';
    const story = await talk({ supportPhone });
    await story.sayAll('StoreFront is down', 'agent');
    expect(textOf(story.last)).to.include(`phone your support centre (${supportPhone})`);
    const other = await later(await withCase({ supportPhone }));
    await other.say('escalate case 100001: nobody answers');
    expect(textOf(other.last)).to.include(`Call the support centre (${supportPhone})`);
    const without = await talk();
    await without.sayAll('StoreFront is down', 'agent');
    expect(textOf(without.last)).to.include('phone your support centre.');
  });
});
