import { expect } from 'chai';
import { ids, talk } from '../support/talk.ts';

describe('somebody in a hurry', () => {
  it('is understood where the words are plain, and answered where they are none', async () => {
    const story = await talk();
    await story.say('everything is down!!');
    expect(story.asking).to.equal('product');
    const which = await story.say('netscalar');
    expect(ids(which)).to.deep.equal(['meant.ask']);
    expect(which[0]?.text).to.include('NetScaler ADC');
    await story.say('yes');
    expect(story.asking).to.equal('startedAt');
    await story.say('dunno');
    expect(story.asking).to.equal('workaround');
    await story.say('there isnt any');
    expect(story.asking).to.equal('affectedUsers');
    await story.say('everyone, like 500ish ppl');
    expect(story.asking).to.equal('businessImpact');
    expect(ids(await story.say('how long??'))[0]).to.match(/^faq\.response/);
    await story.sayAll('nope none', 'ok', 'idk');
    expect(story.asking).to.equal('accountId');
    expect(ids(await story.say('whats that'))).to.deep.equal([
      'form.why',
      'open-case.accountId.ask',
    ]);
    await story.sayAll('the serial of our MPX is NS7X-41QD-88LM', 'Bo Ek', 'bo@example.com');
    await story.say('020 7946 0000');
    expect(story.asking).to.equal('review');
    await story.say('send');
    const [request] = await story.requests();
    expect(request?.draft).to.include({
      product: 'netscaler',
      startedAt: null,
      workaround: 'none',
      affectedUsers: 500,
      businessImpact: null,
      accountId: 'NS7X-41QD-88LM',
      phone: '+44 20 7946 0000',
    });
    // The serial number is found, for staff; a stranger is told nothing of it.
    expect(request?.entitlement.outcome).not.to.equal('unknown');
    expect(story.last.map(({ text }) => text).join('\n')).not.to.match(/Harrow|Gold/);
  });

  it('tells when it began as a clock of 24 hours has it, in their own zone, and is not asked again', async () => {
    const story = await talk({ as: 'ana' });
    await story.say('StoreFront is down');
    expect(story.asking).to.equal('startedAt');
    await story.say('yesterday at 10:00');
    expect(story.asking).to.equal('workaround');
    await story.sayAll('No', '500', 'No orders can be taken', 'yes', '2402 LTSR');
    await story.sayAll('+44 20 7946 0000', 'send');
    const [request] = await story.cases();
    expect(request?.draft.startedAt).to.equal('2026-11-20T10:00:00-05:00');
  });

  it('is not said to have no workaround after leaving that open', async () => {
    const story = await talk();
    await story.sayAll(
      'Our StoreFront has been down since 6 this morning, 500 users',
      'dunno',
      'skip',
    );
    expect(story.asking).to.equal('severity');
    expect(story.last.at(-1)?.text)
      .to.include('Severity 1')
      .and.not.to.match(/workaround/i);
  });

  it('is asked for the country code where the country is not plain', async () => {
    const story = await talk({ as: 'ana', at: '2026-11-21T15:00', zone: 'Europe/London' });
    await story.sayAll('Our StoreFront has been down since 6 this morning', 'No', '40', 'skip');
    await story.sayAll('yes', 'skip');
    expect(story.asking).to.equal('phone');
    await story.say('22 12 34 56');
    expect(ids(story.last)).to.deep.equal(['phone.country', 'open-case.phone.ask']);
    expect(story.last[0]?.text).to.include('+44 20 7946 0000');
  });

  it('goes on telling before having read the question, and what is plain in it is kept', async () => {
    const story = await talk({ as: 'ana' });
    await story.say('nothing works any more, it is down');
    expect(story.asking).to.equal('product');
    expect(ids(await story.say('since yesterday at 18:00'))).to.include('form.noted');
    expect(ids(await story.say('200 users are affected'))).to.include('form.noted');
    expect(ids(await story.say('its urgent!!'))).to.deep.equal(['open-case.product.hint']);
    await story.say('StoreFront');
    expect(story.asking).to.equal('workaround');
    await story.say('review');
    expect(story.last[0]?.text)
      .to.include('Since: Fri, 20 Nov 2026, 18:00')
      .and.to.include('People affected: 200');
  });

  it('keeps what it tells of a question that may not come', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('there is a thing with printing', '200 users are affected');
    expect(ids(story.last)).to.deep.equal(['form.kept', 'open-case.product.ask']);
    await story.sayAll('StoreFront', 'badly slowed or partly down', 'skip', 'No', 'review');
    expect(story.last[0]?.text).to.include('People affected: 200');
  });

  it('may mean a product as it was written', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('it crashes all the time', 'storefornt', 'no', 'storefornt');
    await story.say(story.last.at(-1)?.choices[0]?.value ?? '');
    expect(story.asking).not.to.equal('product');
    await story.say('review');
    expect(story.last[0]?.text).to.include('Product: storefornt');
  });

  it('is told that “asap” is no date, and can leave it at that', async () => {
    const story = await talk({ as: 'imogen' });
    await story.sayAll('NetScaler Gateway is very slow since 6 this morning', 'No', '40');
    expect(story.asking).to.equal('deadline');
    expect(ids(await story.say('asap'))).to.deep.equal(['instant.soon', 'open-case.deadline.ask']);
    await story.say('none');
    expect(story.asking).not.to.equal('deadline');
  });
});
