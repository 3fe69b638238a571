import { expect } from 'chai';
import { ids, outageToReview, talk } from '../support/talk.ts';

describe('changing one’s mind', () => {
  it('takes a correction in mid-form and goes on where it was', async () => {
    const story = await talk();
    await story.sayAll('StoreFront is down since 6 this morning', 'No');
    const before = story.asking;
    await story.say('change workaround to only for a few people');
    expect(story.asking).to.equal(before);
    const said = await story.say('review');
    expect(said[0]?.text).to.include('Only for a few people');
  });

  it('is heard as people say it: “no, the product is licensing”', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('StoreFront is down since 6 this morning', 'No');
    const before = story.asking;
    expect(ids(await story.say('actually the product is licensing'))[0]).to.equal(
      'form.changed-value',
    );
    expect(story.asking).to.equal(before);
    await story.sayAll('sorry, users are 300', 'No, wait, the e-mail is ana@example.com', 'review');
    expect(story.last[0]?.text)
      .to.include('Product: Citrix Licensing')
      .and.to.include('People affected: 300')
      .and.to.include('E-mail: ana@example.com');
  });

  it('is heard without any other word where it says what it was taken for', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('StoreFront is down', 'skip', 'No', '500');
    expect(story.asking).to.equal('businessImpact');
    for (const line of [
      'the product is licensing, not StoreFront',
      'Sorry, the product is StoreFront and not Licensing',
      'users are 50, not 500',
    ]) {
      expect(ids(await story.say(line)), line).to.deep.equal([
        'form.changed-value',
        'open-case.businessImpact.ask',
      ]);
    }
    await story.say('review');
    expect(story.last[0]?.text)
      .to.include('Product: Citrix StoreFront')
      .and.to.include('People affected: 50\n');
  });

  it('is not heard where what it was taken for is something else, or more is told', async () => {
    for (const line of [
      'the product is slow, not down',
      'the product is licensing, not NetScaler',
      'the product is licensing and nobody can log in, not StoreFront',
      'users are angry, not 500',
    ]) {
      const story = await talk({ as: 'ana' });
      await story.sayAll('StoreFront is down', 'skip', 'No', '500');
      expect(story.asking).to.equal('businessImpact');
      await story.sayAll(line, 'review');
      expect(story.last[0]?.text, line)
        .to.include(line)
        .and.to.include('Product: Citrix StoreFront')
        .and.to.include('People affected: 500');
    }
  });

  it('is heard for the question that is open, too', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('StoreFront is down', 'skip', 'No');
    expect(story.asking).to.equal('affectedUsers');
    await story.say('no, users are 40');
    expect(story.asking).to.equal('businessImpact');
  });

  it('is not heard where a problem is described', async () => {
    const story = await outageToReview();
    for (const line of [
      'sorry, the name is wrong',
      'no, the product is slow',
      'actually the people are angry',
    ]) {
      expect(ids(await story.say(line)), line).to.deep.equal(['review.not-understood']);
    }
  });

  it('is not heard instead of a description that begins with it', async () => {
    const story = await talk({ as: 'ana' });
    await story.say('I want to open a case');
    expect(story.asking).to.equal('summary');
    const line = 'Sorry, the product is StoreFront and nobody can log in since this morning';
    await story.say(line);
    expect(story.asking).not.to.equal('summary');
    await story.say('review');
    expect(story.last[0]?.text)
      .to.include(line)
      .and.to.include('Product: Citrix StoreFront')
      .and.to.include('Work has stopped');
  });

  it('is not heard where more is told than the other answer, so that nothing is lost', async () => {
    for (const line of [
      'Sorry, the product is licensing and nobody can log in since this morning',
      'no, the product is giving errors with licensing',
      'sorry, users are 300 and there are more each hour',
    ]) {
      const story = await talk({ as: 'ana' });
      await story.sayAll('StoreFront is down', 'skip', 'No', '40');
      expect(story.asking).to.equal('businessImpact');
      await story.sayAll(line, 'review');
      expect(story.last[0]?.text, line)
        .to.include(line)
        .and.to.include('Product: Citrix StoreFront')
        .and.to.include('People affected: 40');
    }
  });

  it('is heard with the words that go with an answer', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('StoreFront is down', 'skip', 'No', '40');
    await story.sayAll('sorry, users are about 300 people', 'no, the product is Citrix Licensing.');
    expect(story.asking).to.equal('businessImpact');
    await story.say('review');
    expect(story.last[0]?.text)
      .to.include('Product: Citrix Licensing')
      .and.to.include('People affected: 300');
  });

  it('keeps the old value when a correction can’t be read', async () => {
    const story = await outageToReview();
    await story.say('change my e-mail to nonsense');
    expect(story.asking).to.equal('email');
    await story.say('keep');
    await story.say('send');
    const [request] = await story.cases();
    expect(request?.draft.email).to.equal('bo@example.com');
  });

  it('drops the call-back number when Severity 1 is corrected to 4 at the very end', async () => {
    const story = await outageToReview();
    await story.say('change severity to 4');
    expect(story.last.at(-1)?.text).not.to.include('+44 20 7946 0000');
    await story.say('send');
    const [request] = await story.cases();
    expect(request?.draft).not.to.have.property('phone');
    expect(request?.corrections).to.have.length(1);
    expect(request?.corrections[0]).to.include({ slot: 'severity', from: 1, to: 4 });
  });

  it('asks what a correction has made necessary', async () => {
    const story = await talk({ as: 'ana' });
    await story.say('How do I add a StoreFront server?');
    await story.press(story.card, 'edit', 'effect');
    expect(story.asking).to.equal('effect');
    await story.say('Work has stopped');
    expect(story.asking).to.equal('startedAt');
  });

  it('reopens an answer from its Edit button, shows the old one, and can keep it', async () => {
    const story = await outageToReview();
    const said = await story.press(story.card, 'edit', 'businessImpact');
    expect(said.at(-1)?.text).to.include('No orders can be taken');
    expect(said.at(-1)?.choices.map(({ value }) => value)).to.include('keep');
    await story.say('keep');
    expect(story.asking).to.equal('review');
  });

  it('goes back one answer at a time, as far as the first', async () => {
    const story = await talk();
    await story.sayAll('It is about printing', 'StoreFront', 'Work has stopped');
    const asked: (string | undefined)[] = [];
    for (let step = 0; step < 3; step++) {
      await story.say('back');
      asked.push(story.asking);
    }
    expect(asked).to.deep.equal(['effect', 'product', 'summary']);
    expect(ids(await story.say('back'))).to.include('form.first');
  });

  it('retires the review card that a correction has overtaken', async () => {
    const story = await outageToReview();
    const old = story.card;
    await story.say('change name to Bo Ekström');
    const [retired] = story.last;
    expect(retired?.id).to.equal('review.retired');
    expect(String(retired?.activity['id'])).to.include(old);
    const said = await story.press(old, 'send');
    expect(ids(said)).to.include('card.old');
    expect(await story.cases()).to.deep.equal([]);
  });

  it('starts again when asked to, and sends nothing of the old draft', async () => {
    const story = await talk();
    await story.sayAll('StoreFront is down', 'start again', 'Start again');
    expect(story.asking).to.equal('summary');
  });
});
