import { expect } from 'chai';
import { ids, outageToReview, talk } from '../support/talk.ts';

describe('bad input', () => {
  for (const [what, line] of [
    ['nothing', ''],
    ['spaces', '   \n '],
    ['an emoji', '😭'],
    ['punctuation', '?!…'],
  ] as const) {
    it(`answers ${what} with a way on, before and inside a form`, async () => {
      const story = await talk();
      expect(await story.say(line)).not.to.deep.equal([]);
      await story.say('StoreFront is down');
      const before = story.asking;
      expect(await story.say(line)).not.to.deep.equal([]);
      expect(story.asking).to.equal(before);
    });
  }

  it('keeps all of 100,000 characters for support, and a readable summary', async () => {
    const story = await talk();
    const log = `StoreFront is down. ${'ERROR 0x80070005 at Citrix.DeliveryServices '.repeat(2300)}`;
    await story.say(log);
    await story.sayAll(
      'skip',
      'No',
      '12',
      'skip',
      'yes',
      'skip',
      'skip',
      'Bo Ek',
      'bo@example.com',
    );
    await story.sayAll('+44 20 7946 0000', 'send');
    const [request] = await story.cases();
    expect(request?.draft.summary.length).to.be.at.most(4000);
    expect(request?.transcript.some(({ text }) => text.length >= 100_000)).to.equal(true);
  });

  it('takes another script for what it is: words', async () => {
    const story = await talk({ locale: 'ja-JP', zone: 'Asia/Tokyo' });
    const said = await story.say('StoreFront に接続できません。今朝から全員がログインできません。');
    expect(said[0]?.text).to.include('StoreFront');
    expect(story.asking).to.equal('effect');
  });

  it('says in the customer’s language that it writes English, once', async () => {
    const story = await talk({ locale: 'de-DE' });
    expect(ids(story.last)).to.deep.equal(['greeting.only-english', 'greeting']);
  });

  it('quotes HTML and Markdown as text', async () => {
    const story = await talk({ as: 'ana' });
    const line = 'How do I stop <script>alert(1)</script> and [a](https://x.test) in StoreFront?';
    await story.say(line);
    const review = story.last.at(-1)?.activity;
    expect(review?.['textFormat']).to.equal('plain');
    expect(JSON.stringify(review?.['attachments'])).to.include('TextRun');
    await story.say('send');
    const [request] = await story.cases();
    expect(request?.draft.summary).to.equal(line);
  });

  it('masks a password and a card number before anything is stored, and says so', async () => {
    const story = await talk();
    const said = await story.say(
      'StoreFront is down. My password is Hunter2-secret and my card is 4111 1111 1111 1111',
    );
    expect(ids(said).filter((id) => id === 'masked')).to.have.length(2);
    const stored = await story.stored();
    expect(stored).not.to.include('Hunter2-secret');
    expect(stored).not.to.include('4111');
  });

  it('tells the desk which kinds of secrets were masked', async () => {
    const story = await outageToReview();
    await story.sayAll('change business impact to card 4111 1111 1111 1111 is refused', 'send');
    const [request] = await story.cases();
    expect(request?.masked).to.deep.equal(['card']);
  });

  it('keeps the id of a session for support, whose digits may look like a card’s', async () => {
    const story = await outageToReview();
    const session = 'c0615996-cb02-4094-9866-51486ba4de73';
    await story.sayAll(`change business impact to session ${session} hangs`, 'send');
    const [request] = await story.cases();
    expect(request?.draft.businessImpact).to.equal(`session ${session} hangs`);
    expect(request?.masked).to.deep.equal([]);
  });

  it('refuses dates that can’t be, and says why', async () => {
    const story = await talk();
    await story.say('StoreFront is down');
    expect(ids(await story.say('tomorrow at 9'))).to.include('instant.future');
    expect(ids(await story.say('31 February 2026'))).to.include('instant.noSuchDate');
    expect(story.asking).to.equal('startedAt');
  });

  it('asks which day is meant when a date can be read in two ways', async () => {
    const story = await talk({ locale: 'en' });
    await story.say('StoreFront is down');
    const said = await story.say('03/04/2026');
    expect(said.at(-1)?.choices.length).to.be.at.least(2);
    await story.say(said.at(-1)?.choices[0]?.title ?? '');
    expect(story.asking).to.equal('workaround');
  });

  it('does not pick a choice from a number inside a sentence', async () => {
    const story = await talk();
    await story.sayAll('StoreFront is down', 'skip', 'No', '40', 'skip');
    expect(story.asking).to.equal('severity');
    await story.say('3 servers are down');
    expect(story.asking).to.equal('severity');
  });

  it('offers a person after three answers that it could not read', async () => {
    const story = await talk();
    await story.sayAll('I need support', 'Printing fails', 'StoreFront');
    await story.sayAll('well', 'it depends', 'hard to say');
    expect(story.last.at(-1)?.choices.map(({ value }) => value)).to.include('person');
  });

  const askedForVersion = async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll(
      'StoreFront login prints a wrong label, a minor thing',
      'skip',
      'Yes, people can work that way',
      'yes',
    );
    return story;
  };

  it('does not take a question or an address for a version', async () => {
    const story = await askedForVersion();
    expect(story.asking).to.equal('productVersion');
    for (const line of ['when do i get the replacement?', 'sam, sam@example.com']) {
      await story.say(line);
      expect(story.asking, line).to.equal('productVersion');
    }
  });

  it('asks again, with a way on, for a version that can be none', async () => {
    const story = await askedForVersion();
    await story.say('somewhere in the cellar');
    expect(ids(story.last)).to.deep.equal(['open-case.productVersion.hint']);
    expect(story.last[0]?.choices.map(({ value }) => value)).to.deep.equal(['skip']);
    expect(ids(await story.say('send'))).to.deep.equal([
      'review.not-yet',
      'open-case.productVersion.ask',
    ]);
    await story.say('we are on the current release');
    expect(story.asking).to.equal('review');
    expect(story.last.at(-1)?.text).to.include('Version: we are on the current release');
  });

  for (const line of ['i don’t know', 'no idea', 'i don’t know which version']) {
    it(`leaves the version open for “${line}”`, async () => {
      const story = await askedForVersion();
      await story.sayAll(line, 'send');
      const [request] = await story.cases();
      expect(request?.draft.productVersion).to.equal(null);
    });
  }

  it('hears “can I talk to a human?” in the middle of a form', async () => {
    const story = await talk();
    await story.sayAll('StoreFront is down', 'Can I talk to a human??');
    expect(story.asking).to.equal('person');
  });

  it('says why a file was not taken, and keeps what was typed with it', async () => {
    const story = await talk();
    const said = await story.say('StoreFront is down', {
      channelData: { refusedAttachments: [{ name: 'core.dmp', reason: 'tooBig' }] },
    });
    expect(ids(said)).to.include('attachment.tooBig');
    expect(story.asking).to.equal('startedAt');
  });

  it('files the case and marks it when the directory does not answer', async () => {
    const story = await outageToReview({
      as: 'ana',
      entitlements: {
        check: async () => ({ outcome: 'indeterminate' }),
        contactByEmail: async () => undefined,
        accountOfTenant: async () => undefined,
      },
    });
    const said = await story.say('send');
    expect(said.at(-1)?.intake?.outcome?.respondBy).to.equal(null);
    const [request] = await story.cases();
    expect(request?.entitlement.outcome).to.equal('indeterminate');
    expect(request?.queues[0]?.id).to.equal('customer-service');
  });

  for (const [who, reply] of [
    ['zofia', 'entitlement.expired'],
    ['weiling', 'entitlement.suspended'],
    ['jonas', 'entitlement.endsSoon'],
  ] as const) {
    it(`tells ${who} about ${reply} before the questions go on`, async () => {
      const story = await talk({ as: who });
      const product = who === 'weiling' ? 'Citrix DaaS' : 'StoreFront';
      expect(ids(await story.say(`${product} is down`))).to.include(reply);
    });
  }

  it('hands over the last of a very long talk, and no more of it with every request', async () => {
    const story = await talk({ as: 'ana' });
    for (let line = 0; line < 70; line += 1) await story.say('thanks');
    await story.sayAll('How do I add a second StoreFront server to a server group?', 'send');
    const [request] = await story.cases();
    expect(request?.transcript).to.have.length.within(100, 120);
    expect(request?.transcript.at(-1)?.text).to.equal('send');
  });

  it('hands over what was said since the request before, and not that one’s talk again', async () => {
    const story = await talk({ as: 'ana' });
    const ask = async (text: string) => story.sayAll('open a case', text, 'send');
    await ask('How do I add a second StoreFront server to a server group?');
    for (let line = 0; line < 30; line += 1) await story.say('thanks');
    await ask('How do I add a third StoreFront server to a server group?');
    await ask('How do I add a fourth StoreFront server to a server group?');
    const [first, second, third] = (await story.cases()).toSorted((a, b) =>
      a.raisedAt.localeCompare(b.raisedAt),
    );
    const said = second?.transcript.map(({ text }) => text) ?? [];
    expect(said).to.have.length.above(40);
    expect(said.some((text) => text.includes('a second StoreFront'))).to.equal(false);
    expect(said.filter((text) => text === 'thanks')).to.have.length(30);
    // A request soon after another: what led to it may be in the one before.
    expect(third?.transcript).to.have.length.within(35, 40);
    expect(first?.transcript).to.have.length.below(30);
  });
});
