import { expect } from 'chai';
import { codeFor, later, withCase } from '../support/cases.ts';
import { ids, talk } from '../support/talk.ts';

/** Three in the afternoon in London, ten in the morning in New York, where Ana is. */
const AT = '2026-11-20T15:00';
const ANA = 'ana.morales@example.com';

describe('what is told in passing', () => {
  it('in the first line is not asked again, is shown in the review, and goes with the case', async () => {
    const story = await talk({ as: 'ana', at: AT });
    const said = await story.say(
      'storefront down since 8, no workaround, 500 people, call me at +49 89 1234567',
    );
    expect(said[0]?.text).to.include('Since: Fri, 20 Nov 2026, 08:00 (New York time)');
    expect(said[0]?.text).to.include('Workaround: No').and.to.include('Work has stopped');
    expect(story.asking).to.equal('businessImpact');
    const agreed = await story.sayAll('no orders can be taken', 'yes');
    expect(agreed[0]?.text, 'a number counts where one is needed').to.include(
      'Phone: +49 89 1234567',
    );
    await story.say('2402');
    expect(story.asking).to.equal('review');
    expect(story.last.at(-1)?.text).to.include('Phone: +49 89 1234567');
    await story.say('send');
    const [request] = await story.cases();
    expect(request?.draft).to.include({
      effect: 'stopped',
      startedAt: '2026-11-20T08:00:00-05:00',
      workaround: 'none',
      affectedUsers: 500,
      phone: '+49 89 1234567',
    });
  });

  it('can be corrected in the review as anything else', async () => {
    const story = await talk({ as: 'ana', at: AT });
    await story.sayAll(
      'StoreFront is down since 8, there is no workaround, 500 people, my number is +49 89 1234567',
      'no orders can be taken',
      'yes',
      '2402',
      'change since to 7:30am',
      'change phone to +44 20 7946 0000',
      'send',
    );
    const [request] = await story.cases();
    expect(request?.draft).to.include({
      startedAt: '2026-11-20T07:30:00-05:00',
      phone: '+44 20 7946 0000',
    });
    const corrected = request?.corrections.map(({ slot }) => slot);
    expect(corrected).to.deep.equal(['startedAt', 'phone']);
  });

  it('is asked for where it could be two things', async () => {
    // In the evening eight o'clock may be that of the morning or that of an hour ago.
    const story = await talk({ as: 'ana', at: '2026-11-21T02:00' });
    await story.say('StoreFront is down since 8, is there no workaround?');
    expect(story.asking).to.equal('startedAt');
    await story.say('since 8');
    expect(story.last.at(-1)?.choices).to.have.length(2);
    await story.say('the second one');
    expect(story.asking).to.equal('workaround');
    await story.say('review');
    expect(story.last[0]?.text).to.include('Since: Fri, 20 Nov 2026, 08:00');
  });

  it('is no time, number or workaround where it is a version or an address', async () => {
    const story = await talk({ as: 'ana', at: AT });
    await story.sayAll(
      'StoreFront is down since 8.2 on 10.120.30.14:8080, no workaround needed, our mobile 24.5.0.1234 works',
      'review',
    );
    const [soFar] = story.last;
    expect(soFar?.id).to.equal('form.so-far-all');
    expect(soFar?.text).not.to.match(/^(?:Since|Workaround|Phone): /m);
  });

  it('with the answer to a question is kept as well', async () => {
    const story = await talk({ as: 'ana', at: AT });
    await story.say('StoreFront acts up');
    expect(story.asking).to.equal('effect');
    const [first] = await story.say('it’s down since 8am, no workaround');
    expect(first?.text).to.include('08:00').and.to.include('Workaround: No');
    expect(story.asking).to.equal('affectedUsers');
    const slow = await talk({ as: 'ana', at: AT });
    await slow.say('StoreFront is slow');
    const [second] = await slow.say('since this morning, about 40 people, there is no workaround');
    expect(second?.text).to.include('People affected: 40').and.to.include('Workaround: No');
    expect(slow.asking).to.equal('deadline');
  });

  it('of the impact is heard, too: a number to call', async () => {
    const story = await talk({ as: 'ana', at: AT });
    await story.sayAll('Our StoreFront is down', '8am', 'no', '40');
    await story.sayAll('no orders can be taken, my number is +49 89 1234567', 'yes', '2402');
    expect(story.asking).to.equal('review');
    expect(story.last.at(-1)?.text).to.include('Phone: +49 89 1234567');
  });
});

describe('what is a plain answer to a person', () => {
  it('is one to the bot', async () => {
    const story = await talk({ as: 'ana', at: AT });
    await story.sayAll('Our StoreFront is very slow', 'yesterday evening');
    expect(story.asking).to.equal('workaround');
    await story.say('yes obviously');
    expect(story.asking).to.equal('affectedUsers');
    const asked = await story.say('when will sombody call me');
    expect(ids(asked)).to.deep.equal(['faq.response', 'open-case.affectedUsers.ask']);
    const [changed] = await story.say('the product is licensing, not StoreFront');
    expect(changed?.text).to.include('Citrix Licensing');
    await story.say('review');
    expect(story.last[0]?.text)
      .to.include('Since: Thu, 19 Nov 2026, 18:00 (New York time)')
      .and.to.include('Workaround: Yes')
      .and.to.include('Product: Citrix Licensing');
  });

  it('may be the place of a choice, and is asked about where that could be another', async () => {
    const story = await talk({ as: 'ana', at: AT });
    await story.sayAll('Our StoreFront is very slow', 'skip', 'last');
    expect(story.asking, '“skip” stands below the last choice').to.equal('meant');
    await story.sayAll('no', 'the second one');
    expect(story.asking).to.equal('affectedUsers');
    await story.sayAll('40', 'skip', 'skip');
    expect(story.asking).to.equal('severity');
    // By its place it is another one than by its number.
    await story.say('the second one');
    expect(story.last.at(-1)?.choices.map(({ value }) => value)).to.deep.equal([
      '1',
      '2',
      'another',
    ]);
    await story.say('severity 2');
    await story.say('review');
    expect(story.last.map(({ text }) => text).join()).to.include('Severity 2');
  });

  it('may be a case’s number or place, where cases are offered', async () => {
    const first = await withCase();
    const second = await later(first);
    await second.sayAll('How do I add a StoreFront server?', 'send');
    await second.deliver();
    for (const [line, caseNumber] of [
      ['100001', '100001'],
      ['#100002', '100002'],
      ['the second one', '100002'],
    ] as const) {
      const story = await later(first);
      await story.say('this is a joke');
      expect(ids(story.last), line).to.deep.equal(['root.which']);
      const [status] = await story.say(line);
      expect(status?.text, line).to.include(`• ${caseNumber}:`);
    }
  });

  it('may have other words beside the choice, and is asked about where it is misspelt', async () => {
    const first = await withCase();
    for (const [line, asking] of [
      ['patients safety', 'review'],
      ['patients saftey', 'meant'],
    ] as const) {
      const story = await later(first);
      await story.sayAll('escalate case 100001', 'nobody answers', 'Speak with a manager', 'Today');
      await story.say('skip');
      expect(story.asking).to.equal('stake');
      await story.say(line);
      expect(story.asking, line).to.equal(asking);
      if (asking === 'meant') await story.say('yes');
      expect(story.last.at(-1)?.text).to.include('At stake: Safety');
    }
  });

  it('is never made a yes to sending', async () => {
    const story = await talk({ as: 'ana', at: AT });
    await story.say('How do I add a StoreFront server?');
    expect(story.asking).to.equal('review');
    await story.sayAll('the first', 'last', 'the second one');
    expect(await story.cases()).to.deep.equal([]);
    expect(story.asking).to.equal('review');
    await story.say('yes of course');
    expect(await story.cases()).to.have.length(1);
  });
});

describe('a code that is told in a sentence', () => {
  it('is one try, and the right one proves', async () => {
    const story = await talk({ in: (await withCase()).world });
    await story.sayAll('my cases', ANA);
    for (let count = 0; count < 2; count++) {
      expect(ids(await story.say('no, the code is 000000'))[0]).to.equal('prove-identity.wrong');
    }
    const code = await codeFor(story.world, ANA);
    expect(ids(await story.say(`sorry, the code is ${code}`))).to.include('prove-identity.done');
  });

  it('sends one mail only to an address that is corrected so', async () => {
    const story = await talk({ in: (await withCase()).world });
    await story.sayAll('my cases', 'bo@example.org');
    await story.say(`no, the email is ${ANA}`);
    const code = await codeFor(story.world, ANA);
    const mails = (await story.world.mails()).filter(({ to }) => to === ANA);
    expect(mails.filter(({ text }) => text.includes(code))).to.have.length(1);
    expect(mails).to.have.length(1);
    expect(ids(await story.say(code))).to.include('prove-identity.done');
  });
});
