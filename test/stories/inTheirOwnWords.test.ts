import { expect } from 'chai';
import { ids, outageToReview, talk, type Talk } from '../support/talk.ts';

const lastOf = (story: Talk): string => story.last.at(-1)?.text ?? '';

/** Badly slowed since yesterday, by a customer, up to the review. */
async function slowToReview(): Promise<Talk> {
  const story = await talk({ as: 'ana', at: '2026-11-21T15:00' });
  await story.sayAll(
    'report a problem',
    'StoreFront pages take minutes',
    'badly slowed or partly down',
    'yesterday at 10:00',
    'no',
    '30',
    'monday 9am',
    'orders are late',
    'yes',
    '2402',
  );
  expect(story.asking).to.equal('review');
  return story;
}

describe('a correction at the review, in somebody’s own words', () => {
  for (const [line, ...shows] of [
    ['its 35 users not 30', 'People affected: 35'],
    ['and its 35 users not 30', 'People affected: 35'],
    ['started at 6:30am actually', 'Since: Sat, 21 Nov 2026, 06:30'],
    [
      'it started friday 9am and there is no deadline',
      'Since: Fri, 20 Nov 2026, 09:00',
      'Needed by: left open',
    ],
    ['wait, it started friday 9am not yesterday', 'Since: Fri, 20 Nov 2026, 09:00'],
    ['no deadline', 'Needed by: left open'],
    ['there is no deadline', 'Needed by: left open'],
    ['remove needed by', 'Needed by: left open'],
    ['change needed by to none', 'Needed by: left open'],
    [
      'change impact: all 500 nurses cannot log in',
      'Business impact: all 500 nurses cannot log in',
    ],
    [
      '35 people affected, started friday 9am, no deadline',
      'People affected: 35',
      'Since: Fri, 20 Nov 2026, 09:00',
      'Needed by: left open',
    ],
    ['we need it by tuesday 5pm', 'Needed by: Tue, 24 Nov 2026, 17:00'],
    ['users are 35', 'People affected: 35'],
    ['product: licensing', 'Product: Citrix Licensing'],
    ['its only 35 users not 30', 'People affected: 35'],
    ['workaround: only for a few people', 'Workaround: Only for a few people'],
  ] as const) {
    it(`is taken and shown: “${line}”`, async () => {
      const story = await slowToReview();
      await story.say(line);
      for (const one of shows) expect(lastOf(story)).to.include(one);
      expect(story.last.at(-1)?.id).to.equal('review');
      expect(story.asking).to.equal('review');
      expect(await story.requests()).to.deep.equal([]);
    });
  }

  it('is asked about where it does not say what it corrects, and taken by a yes', async () => {
    for (const [line, asked, shows] of [
      ['35 users', 'Shall I change People affected to 35?', 'People affected: 35'],
      [
        'the product is licensing',
        'Shall I change Product to Citrix Licensing?',
        'Product: Citrix Licensing',
      ],
      ['its 35 users not 50', 'Shall I change People affected to 35?', 'People affected: 35'],
      [
        'impact is that nobody gets paid',
        'Shall I change Business impact to that nobody gets paid?',
        'Business impact: that nobody gets paid',
      ],
    ] as const) {
      const story = await slowToReview();
      await story.say(line);
      expect(lastOf(story), line).to.equal(asked);
      expect(story.asking).to.equal('meant');
      await story.say('yes');
      expect(lastOf(story)).to.include(shows);
      expect(await story.requests()).to.deep.equal([]);
    }
  });

  it('is taken where only what was assumed is replaced, and “send” sends it then', async () => {
    const story = await slowToReview();
    await story.say('bo@example.com');
    expect(lastOf(story)).to.include('E-mail: bo@example.com');
    await story.say('send');
    const [request] = await story.cases();
    expect(request?.draft.email).to.equal('bo@example.com');
  });

  it('is taken by “send” where it was asked about, and not sent unseen', async () => {
    const story = await slowToReview();
    await story.sayAll('35 users', 'send');
    expect(lastOf(story)).to.include('People affected: 35');
    expect(await story.requests()).to.deep.equal([]);
  });

  it('changes nothing by a no', async () => {
    const story = await slowToReview();
    await story.sayAll('35 users', 'no');
    expect(story.asking).to.equal('review');
    expect(lastOf(story)).to.include('People affected: 30');
  });

  it('says what of it changes nothing', async () => {
    const story = await slowToReview();
    await story.say('its 35 users and the printer is odd');
    expect(ids(story.last)).to.deep.equal(['review.shall-i.part']);
  });

  it('is a number to call, at once or as soon as one is needed', async () => {
    const story = await outageToReview();
    await story.say('my phone is +49 89 1234567');
    expect(lastOf(story)).to.include('Phone: +49 89 1234567');
    const slow = await slowToReview();
    await slow.say('my phone is +49 89 1234567');
    expect(ids(slow.last)).to.include('form.not-needed');
    expect(slow.asking).to.equal('review');
  });

  it('says that nothing is changed by what can’t be read', async () => {
    const story = await slowToReview();
    for (const line of [
      'Huber Logistics GmbH',
      'the product is slow',
      'sorry, the name is wrong',
    ]) {
      await story.say(line);
      expect(ids(story.last), line).to.deep.equal(['review.not-understood']);
      expect(lastOf(story)).to.include('I have changed nothing');
    }
  });

  it('leaves nothing open that is needed', async () => {
    const story = await slowToReview();
    await story.say('remove severity');
    expect(ids(story.last)).to.include('form.needed');
    expect(lastOf(story)).to.include('Severity: Severity');
  });
});

describe('a correction amid a form, in somebody’s own words', () => {
  it('is no answer to the open question', async () => {
    const story = await talk({ as: 'ana', at: '2026-11-21T15:00' });
    await story.sayAll(
      'report a problem',
      'StoreFront pages take minutes',
      'badly slowed or partly down',
      'yesterday at 10:00',
      'no',
      '30',
    );
    expect(story.asking).to.equal('deadline');
    await story.say('wait, it started thursday 9am not yesterday');
    expect(ids(story.last)[0]).to.equal('form.changed-value');
    expect(story.asking).to.equal('deadline');
    await story.say('review');
    expect(story.last[0]?.text)
      .to.include('Since: Thu, 19 Nov 2026, 09:00')
      .and.not.to.include('Needed by');
  });

  it('names no answer where it tells what that was taken for', async () => {
    const story = await talk({ as: 'ana', at: '2026-11-21T15:00' });
    await story.sayAll(
      'report a problem',
      'StoreFront pages take minutes',
      'badly slowed or partly down',
      'skip',
      'no',
      '30',
    );
    for (const [line, shows] of [
      ['its 35 users not 30', '35'],
      ['wait its 36 users not 35', '36'],
    ] as const) {
      await story.say(line);
      expect(ids(story.last), line).to.deep.equal(['form.changed-value', 'open-case.deadline.ask']);
      expect(story.last[0]?.text).to.equal(`People affected is ${shows} now.`);
    }
    await story.say('skip');
    expect(story.asking).to.equal('businessImpact');
    await story.say('its 40 users not 36');
    expect(ids(story.last)).to.deep.equal(['form.changed-value', 'open-case.businessImpact.ask']);
    // Of what it was never taken for it tells the impact.
    await story.say('its 50 users not 20');
    expect(story.asking).to.equal('severity');
    await story.say('no deadline');
    expect(ids(story.last)[0]).to.equal('form.changed-value');
    expect(story.asking).to.equal('severity');
  });

  it('may tell two answers that come later and before', async () => {
    const story = await talk({ as: 'ana', at: '2026-11-21T15:00' });
    await story.sayAll(
      'report a problem',
      'StoreFront pages take minutes',
      'badly slowed or partly down',
      'skip',
      'no',
    );
    expect(story.asking).to.equal('affectedUsers');
    await story.say('it has to work by friday 5pm but it started monday 8am');
    expect(story.asking).to.equal('affectedUsers');
    await story.say('review');
    expect(story.last[0]?.text)
      .to.include('Since: Mon, 16 Nov 2026, 08:00')
      .and.to.include('Needed by: Fri, 27 Nov 2026, 17:00');
  });
});
