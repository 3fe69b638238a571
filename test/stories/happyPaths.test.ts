import { expect } from 'chai';
import { ids, outageToReview, talk } from '../support/talk.ts';

describe('opening a case', () => {
  it('does not ask for what the first message already said', async () => {
    const story = await talk();
    const said = await story.say(
      'Our StoreFront has been down since 6 this morning, 500 people can’t log in',
    );
    expect(said[0]?.text).to.include('StoreFront').and.to.include('06:00').and.to.include('500');
    expect(story.asking).to.equal('workaround');
  });

  it('hands a complete request to the desk and tells the case number', async () => {
    const story = await outageToReview();
    const said = await story.press(story.card, 'send');
    expect(ids(said)).to.deep.equal(['review.retired', 'receipt']);
    const reference = said[1]?.intake?.outcome?.reference;
    const told = await story.deliver();
    expect(told[0]?.intake?.outcome).to.include({ kind: 'opened', reference });
    const [request, ...others] = await story.cases();
    expect(others).to.deep.equal([]);
    expect(request).to.include({ reference, status: 'delivered' });
    expect(request?.queues[0]?.id).to.equal('customer-service');
    expect(request?.draft).to.deep.equal({
      summary: 'Our StoreFront has been down since 6 this morning, 500 people can’t log in',
      product: 'storefront',
      effect: 'stopped',
      startedAt: '2026-11-21T06:00:00+00:00',
      workaround: 'none',
      affectedUsers: 500,
      deadline: null,
      businessImpact: 'No orders can be taken',
      severity: 1,
      productVersion: '2402 LTSR',
      accountId: 'ORG-10442',
      name: 'Bo Ek',
      email: 'bo@example.com',
      phone: '+44 20 7946 0000',
      language: 'en',
    });
  });

  it('asks a signed-in customer nothing that the host page has told already', async () => {
    const story = await outageToReview({ as: 'ana' });
    await story.say('yes');
    const [request] = await story.cases();
    expect(request?.draft).to.include({
      accountId: 'ORG-10442',
      name: 'Ana Morales',
      email: 'ana.morales@example.com',
    });
    expect(request?.queues[0]?.id).to.equal('daas-vdi');
  });

  it('promises a first response by the rule of the customer’s contract, on both clocks', async () => {
    const story = await talk({ as: 'dana', at: '2026-11-21T01:30', zone: 'America/Denver' });
    await story.sayAll(
      'NetScaler is very slow since yesterday, 80 users affected',
      'Only for a few people',
      'skip',
      'Orders take twice as long',
      'yes',
      'skip',
    );
    const said = await story.say('send');
    const receipt = said.find(({ id }) => id === 'receipt');
    // Friday 17:30 in Los Angeles; two business hours later is Monday 09:30 there.
    expect(receipt?.intake?.outcome?.respondBy).to.match(/^2026-11-23T17:3/);
    expect(receipt?.text).to.include('Mon, 23 Nov 2026').and.to.include(':32');
    expect(receipt?.text).to.include('2 business hours').and.to.include('D1');
  });

  it('says when somebody answers an outage on the customer’s clock and on the desk’s', async () => {
    const story = await outageToReview({ as: 'luis' });
    const said = await story.say('send');
    const receipt = said.find(({ id }) => id === 'receipt');
    expect(receipt?.text).to.include('Chicago time').and.to.include('New York');
    expect(receipt?.text).to.include('in less than 15 minutes').and.to.include('around the clock');
  });

  it('takes a how-to question in three questions from a stranger', async () => {
    const story = await talk();
    const asked: (string | undefined)[] = [];
    await story.say('How do I add a second StoreFront server to a server group?');
    for (const line of ['skip', 'Kim Li', 'kim@example.com']) {
      asked.push(story.asking);
      await story.say(line);
    }
    expect(asked).to.deep.equal(['accountId', 'name', 'email']);
    expect(story.asking).to.equal('review');
  });

  it('takes a how-to question from a signed-in customer without a question', async () => {
    const story = await talk({ as: 'ana' });
    await story.say('How do I add a second StoreFront server to a server group?');
    expect(story.asking).to.equal('review');
  });

  it('takes either the value or the title of a choice', async () => {
    for (const index of ['value', 'title'] as const) {
      const story = await talk();
      await story.say('We have a problem');
      await story.say('Printing from the app server fails for some');
      const choice = story.last.at(-1)?.choices[2];
      await story.say(choice?.[index] ?? '');
      expect(story.asking, index).to.equal('effect');
    }
  });

  it('sends both views of the severity to staff when the customer sees it differently', async () => {
    const story = await talk({ as: 'ana', at: '2026-11-21T15:00' });
    await story.sayAll(
      'StoreFront is down for 20 users',
      'today 06:00',
      'No',
      'Wards wait',
      '2',
      'skip',
      'send',
    );
    const [request] = await story.cases();
    expect(request?.severity).to.include({ customer: 2, agreed: false });
    expect(request?.severity.proposed).to.include({ severity: 1 });
  });

  it('keeps what a language choice asks for, and promises no more than the policy does', async () => {
    const story = await talk({ as: 'claire' });
    await story.say('How do I export users from ShareFile?');
    const said = await story.say('send');
    expect(said.find(({ id }) => id === 'receipt')?.text).to.include('French');
    const [request] = await story.cases();
    expect(request?.promise.languages).to.include({ wished: 'fr', kind: 'onRequest' });
  });
});
