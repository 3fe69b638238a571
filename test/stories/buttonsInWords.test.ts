import { expect } from 'chai';
import { ids, talk } from '../support/talk.ts';

/** A form of Ana's, with a question open that takes nearly any words. */
async function inAForm(...lines: readonly string[]) {
  const story = await talk({ as: 'ana' });
  await story.sayAll('there is a thing with printing', ...lines);
  return story;
}

describe('the words of a button, typed in another way', () => {
  for (const line of ['yes drop it', 'yes, drop it please', 'Yes drop it!', 'drop it']) {
    it(`drop a form with “${line}”`, async () => {
      const story = await inAForm('cancel');
      expect(ids(await story.say(line))).to.deep.equal(['cancel.done']);
    });
  }

  for (const line of ['no go on', 'go on', 'No, go on']) {
    it(`keep a form with “${line}”`, async () => {
      const story = await inAForm('cancel');
      expect(ids(await story.say(line))).to.deep.equal(['cancel.kept', 'open-case.product.ask']);
    });
  }

  for (const line of ['no drop it', 'yes leave it', 'yes go on', 'no, cancel it']) {
    it(`drop nothing with “${line}”, which may mean either, and are no product`, async () => {
      const story = await inAForm('cancel');
      expect(ids(await story.say(line))).to.deep.equal(['cancel.ask']);
    });
  }

  for (const line of ['yes do it', 'yes, do that now', 'ok do that now', 'do this first']) {
    it(`turn to what was wished with “${line}”`, async () => {
      const story = await inAForm('please take it back, its working again');
      expect(story.asking).to.equal('switch');
      expect(ids(await story.say(line))[0]).to.equal('withdraw-request.nothing');
    });
  }

  for (const line of ['no go on here', 'go on', 'no, continue']) {
    it(`stay where it was with “${line}”`, async () => {
      const story = await inAForm('please take it back, its working again');
      expect(ids(await story.say(line))).to.deep.equal(['open-case.product.ask']);
    });
  }

  it('agree to the severity that is proposed, and to no other', async () => {
    const story = await talk({ as: 'ana', at: '2026-11-21T15:00' });
    await story.sayAll('Our StoreFront has been down since 6 this morning', 'No', '500', 'skip');
    expect(story.asking).to.equal('severity');
    expect(ids(await story.say('yes sev 2'))).to.deep.equal(['open-case.severity.hint']);
    await story.say('yes sev 1');
    expect(story.asking).to.equal('productVersion');
  });

  it('pick an answer with a yes or no in front', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('StoreFront is acting up', 'yes work stopped', 'skip');
    expect(story.asking).to.equal('workaround');
    await story.say('no there is none');
    expect(story.asking).to.equal('affectedUsers');
  });
});
