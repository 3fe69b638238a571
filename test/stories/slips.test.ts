import { expect } from 'chai';
import { ids, outageToReview, talk } from '../support/talk.ts';

describe('a slip of the finger', () => {
  it('in the product of the first message is asked about, and a yes takes what was meant', async () => {
    const story = await talk({ as: 'ana' });
    await story.say('Our storfront is very slow');
    expect(story.asking).to.equal('meant');
    expect(story.last.at(-1)?.text).to.include('Citrix StoreFront');
    expect(story.last.at(-1)?.choices.map(({ value }) => value)).to.deep.equal(['yes', 'another']);
    await story.sayAll('yes', 'skip', 'No', '40', 'skip', 'skip', 'yes', 'skip', 'send');
    const [request] = await story.cases();
    expect(request?.draft.product).to.equal('storefront');
  });

  it('that was none is asked again with the list, and is not guessed at a second time', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('Our storfront is very slow', 'no');
    expect(story.asking).to.equal('product');
    expect(story.last.at(-1)?.choices.length).to.be.greaterThan(3);
    await story.say('storfront');
    expect(ids(story.last)).to.include('product.unknown');
    await story.sayAll('yes', 'skip', 'No', '40', 'skip', 'skip', 'yes', 'skip', 'send');
    const [request] = await story.cases();
    expect(request?.draft.product).to.equal('storfront');
  });

  it('is not taken by whoever says something else instead of yes or no', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('Our storfront is very slow', 'Citrix Licensing');
    expect(story.asking).to.equal('startedAt');
    await story.say('review');
    expect(story.last[0]?.text).to.include('Product: Citrix Licensing');
  });

  it('is asked about again after something else was told', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('Our storfront drops sessions', 'since yesterday at 18:00');
    expect(ids(story.last)).to.deep.equal(['form.kept', 'meant.ask']);
    expect(ids(await story.say('how long will it take?')).at(-1)).to.equal('meant.ask');
    expect(ids(await story.say('its urgent'))).to.deep.equal(['meant.ask']);
    expect(ids(await story.say('very urgent'))).to.deep.equal(['open-case.product.hint']);
    const again = await talk({ as: 'ana' });
    await again.sayAll('Our storfront drops sessions', 'since yesterday at 18:00', 'yes', 'review');
    expect(again.last[0]?.text).to.include('Product: Citrix StoreFront');
  });

  it('leaves a name that says less than was meant to the customer', async () => {
    const story = await talk();
    await story.say('The netscaler gatway drops sessions');
    expect(story.last.at(-1)?.choices.map(({ value }) => value)).to.deep.equal([
      'gateway',
      'netscaler',
      'another',
    ]);
    await story.say('NetScaler Gateway');
    expect(story.asking).to.equal('effect');
    await story.say('review');
    expect(story.last[0]?.text).to.include('Product: NetScaler Gateway');
  });

  it('is not seen in a short name: a Citrix VDA is no Citrix ADC', async () => {
    const story = await talk();
    await story.sayAll('I need support', 'It keeps crashing', 'citrix vda');
    expect(story.asking).to.equal('startedAt');
    await story.say('review');
    expect(story.last[0]?.text).to.include('Product: Citrix Virtual Apps and Desktops');
  });

  it('is not seen in words that are right: whoever received an error means no Receiver', async () => {
    const story = await talk();
    await story.say('We received an error, and our supervisor is listening to it');
    expect(story.asking).to.equal('product');
  });

  it('in a choice is asked about, and a yes takes it', async () => {
    const story = await talk();
    await story.sayAll('StoreFront prints a label', 'badly slowd or partly down');
    expect(story.asking).to.equal('meant');
    await story.sayAll('yes', 'skip', 'only for a few poeple', 'Yes', '12', 'skip', 'skip');
    expect(story.asking).to.equal('severity');
    await story.say('genral guidance');
    expect(story.last.at(-1)?.text).to.include('Severity 4');
    await story.say('No, something else');
    expect(story.asking).to.equal('severity');
    await story.say('review');
    expect(story.last[0]?.text).to.include('Workaround: Only for a few people');
    expect(story.last[0]?.text).not.to.include('Severity 4');
  });

  it('never makes a number out of another one', async () => {
    const story = await talk();
    await story.sayAll('StoreFront prints a label', 'slow', 'skip', 'skip', '12', 'skip', 'skip');
    await story.say('severity 5');
    expect(ids(story.last)).to.deep.equal(['open-case.severity.hint']);
    const own = await talk({ as: 'ana' });
    await own.sayAll('xenap 6.4 prints a label', 'xenap 6.4');
    expect(own.last.at(-1)?.text).not.to.include('6.5');
  });

  it('in the name of an answer that shall be changed is asked about', async () => {
    const story = await outageToReview();
    await story.say('change busness impact to no invoices leave the house');
    expect(story.asking).to.equal('meant');
    await story.say('yes');
    expect(story.asking).to.equal('review');
    await story.say('send');
    const [request] = await story.cases();
    expect(request?.draft.businessImpact).to.equal('no invoices leave the house');
  });

  it('is offered on a card with all questions, too', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('I need support', 'Printing fails', 'all at once');
    await story.fill(story.card, { 'answers.product': 'storfront' });
    expect(story.asking).to.equal('product');
    expect(story.last.at(-1)?.choices.map(({ value }) => value)).to.deep.equal([
      'storefront',
      'another',
    ]);
  });

  it('in the name of one of the short answers is seen, where nothing else can be meant', async () => {
    const story = await outageToReview();
    await story.say('change emial to bo.ek@example.com');
    expect(story.last.at(-1)?.text).to.include('change e-mail to bo.ek@example.com');
    await story.sayAll('yes', 'send');
    const [request] = await story.cases();
    expect(request?.draft.email).to.equal('bo.ek@example.com');
  });

  it('in “send” sends nothing before the yes', async () => {
    const story = await outageToReview();
    await story.say('looks good sned it');
    expect(story.asking).to.equal('meant');
    expect(await story.cases()).to.deep.equal([]);
    await story.say('no');
    expect(story.asking).to.equal('review');
    await story.sayAll('sent it', 'yes');
    expect(await story.cases()).to.have.length(1);
  });

  it('in a word that steers is asked about, once', async () => {
    const story = await talk();
    await story.sayAll('Printing fails', 'cancle');
    expect(story.last.at(-1)?.text).to.include('“cancel”');
    expect(ids(await story.say('yes'))).to.deep.equal(['cancel.ask']);
    await story.sayAll('no', 'StoreFront', 'slow', 'bakc');
    expect(story.last.at(-1)?.text).to.include('“back”');
    expect(ids(await story.say('no'))).to.deep.equal(['open-case.startedAt.ask']);
    expect(ids(await story.say('bakc'))).to.deep.equal(['open-case.startedAt.hint']);
  });

  it('in a long correction is asked about once as well', async () => {
    const story = await outageToReview();
    const line = `change busness impact to ${'no invoices leave the house, '.repeat(4)}`;
    await story.say(line);
    expect(story.asking).to.equal('meant');
    await story.sayAll('no', line);
    expect(story.asking).to.equal('review');
  });

  it('in a word that steers is no description', async () => {
    for (const [slip, word] of [
      ['bakc', 'back'],
      ['cancle', 'cancel'],
      ['Hlep', 'help'],
      ['sned', 'send'],
    ] as const) {
      const story = await talk();
      await story.sayAll('I need support', slip);
      expect(story.asking, slip).to.equal('meant');
      expect(story.last.at(-1)?.text).to.include(`“${word}”`);
    }
  });

  it('in “send” sends nothing while a question is open, and is no answer to it', async () => {
    const story = await talk();
    await story.sayAll('I need support', 'sned', 'yes');
    expect(ids(story.last)).to.deep.equal(['review.not-yet', 'open-case.summary.ask']);
  });

  it('is not seen in a description of more than a word, nor twice in the same one', async () => {
    const story = await talk();
    await story.sayAll('I need support', 'held back');
    expect(story.asking).to.equal('product');
    const again = await talk();
    await again.sayAll('I need support', 'Pack', 'no', 'Pack', 'review');
    expect(again.last[0]?.text).to.include('Pack');
    expect(again.asking).to.equal('product');
  });

  it('is not seen in somebody’s name', async () => {
    const story = await outageToReview();
    await story.sayAll('change my name', 'Hank', 'send');
    const [request] = await story.cases();
    expect(request?.draft.name).to.equal('Hank');
  });

  it('in “change” is asked about, too', async () => {
    const story = await outageToReview();
    await story.say('chnage emial to bo.ek@example.com');
    expect(story.last.at(-1)?.text).to.include('change e-mail to bo.ek@example.com');
  });

  it('that waits for its yes when the form is put away is not taken by going on', async () => {
    const story = await talk({ as: 'ana' });
    await story.say('Our storfront is very slow');
    story.wait({ hours: 30 });
    await story.sayAll('hello', 'review');
    expect(story.last.map(({ text }) => text).join('\n')).not.to.include('Product:');
  });
});
