import { expect } from 'chai';
import { ids, talk } from '../support/talk.ts';

const AT = '2026-11-20T15:00';

/** A stranger who is asked what it means for the business. */
async function askedForImpact() {
  const story = await talk({ at: AT });
  await story.sayAll('Our StoreFront is down', '8am', 'no', '40');
  expect(story.asking).to.equal('businessImpact');
  return story;
}

describe('what is said of others beside an answer', () => {
  for (const line of [
    'our supplier’s mail is jo@partner.example',
    'Kim Doe (kim@corp.example) is angry',
    'our customer ceo@bigcorp.com can not reach us',
    'orders ORG-77777 lost',
  ]) {
    it(`is not taken for the speaker’s own: “${line}”`, async () => {
      const story = await askedForImpact();
      const said = await story.say(line);
      expect(ids(said)).not.to.include('form.noted');
      await story.sayAll('yes', '2402');
      expect(story.asking).to.equal('accountId');
      await story.sayAll('skip', 'Bo Ek');
      expect(story.asking).to.equal('email');
      await story.say('bo@example.org');
      await story.sayAll('+44 20 7946 0000');
      expect(story.last.at(-1)?.text)
        .to.include('E-mail: bo@example.org')
        .and.not.to.match(/^E-mail: .*corp|^(?:Org ID|Account).*77777/m);
    });
  }

  for (const line of [
    'our phone number +1 800 555 0199 is dead as well',
    'customers call our phone number +49 89 555666777 and get no answer',
    'no phone 4420794600 rings',
    'my line 8001234567 in config.xml fails',
  ]) {
    it(`is no number to call: “${line}”`, async () => {
      const story = await talk({ as: 'ana', at: AT });
      await story.sayAll('Our StoreFront is down', '8am', 'no', '40', line, 'yes', '2402');
      expect(story.asking).to.equal('phone');
    });
  }

  for (const line of [
    'it began 3 weeks ago with 2 users, now 200 users',
    'yesterday, 10 users complained, 400 are hit',
    'yesterday at 2pm, before that only 5 users had it',
  ]) {
    it(`is no number of people now: “${line}”`, async () => {
      const story = await talk({ as: 'ana', at: AT });
      await story.sayAll('Our StoreFront is down', line, 'no');
      expect(story.asking).to.equal('affectedUsers');
    });
  }

  it('leaves the question of the workaround open where one is told', async () => {
    const story = await talk({ as: 'ana', at: AT });
    await story.sayAll(
      'Our StoreFront is down. The article says there is no workaround, but we found one: the old gateway',
      '8am',
    );
    expect(story.asking).to.equal('workaround');
  });
});

describe('two answers in one line', () => {
  it('are both kept: “no, 500 users”', async () => {
    const story = await talk({ as: 'ana', at: AT });
    await story.sayAll('Our StoreFront is down', '8am');
    expect(story.asking).to.equal('workaround');
    const [said] = await story.say('no, 500 users');
    expect(said?.text).to.include('People affected: 500');
    expect(story.asking).to.equal('businessImpact');
    await story.say('review');
    expect(story.last[0]?.text).to.include('Workaround: No');
  });

  for (const line of ['call me at 14:30 on +49 89 1234567', 'phone me on +49 89 1234567']) {
    it(`are a number, where it is asked on which to call: “${line}”`, async () => {
      const story = await talk({ as: 'ana', at: AT });
      await story.sayAll('Our StoreFront is down', '8am', 'no', '40', 'skip', 'yes', '2402');
      expect(story.asking).to.equal('phone');
      await story.say(line);
      expect(story.asking).to.equal('review');
      expect(story.last.at(-1)?.text).to.include('Phone: +49 89 1234567');
    });
  }
});

describe('what can’t be taken back', () => {
  const LOOSE = ['yes we have', 'yes, there is', 'certainly', 'of course', 'obviously', 'indeed'];

  for (const line of [...LOOSE, 'yes of course', 'the first one', 'first']) {
    for (const as of [undefined, 'ana']) {
      it(`is not erased on “${line}”, said by ${as ?? 'a stranger'}`, async () => {
        const story = await talk({ ...(as === undefined ? {} : { as }), at: AT });
        await story.sayAll('StoreFront is down', 'cancel', 'yes', 'delete my data');
        expect(story.asking).to.equal('sure');
        await story.say(line);
        expect(story.asking).to.equal('sure');
        expect(ids(await story.say('yes'))).to.include('privacy.erasing');
      });
    }
  }

  for (const line of LOOSE) {
    it(`is not sent on “${line}”, before and after a no`, async () => {
      const story = await talk({ as: 'ana', at: AT });
      await story.say('How do I add a StoreFront server?');
      expect(story.asking).to.equal('review');
      await story.sayAll(line, 'no', line);
      expect(story.asking).to.equal('review');
      expect(await story.cases()).to.deep.equal([]);
      await story.say('yes');
      expect(await story.cases()).to.have.length(1);
    });
  }
});
