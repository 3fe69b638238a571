import { expect } from 'chai';
import { codeFor, later, newest, textOf, withCase } from '../support/cases.ts';
import { ids, outageToReview, talk, type Talk } from '../support/talk.ts';

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

describe('a review with an answer that was changed since', () => {
  const inPlace = (story: Talk, review: unknown) =>
    story.last.filter(({ activity }) => activity['id'] === review);

  for (const channel of ['web', 'teams'] as const) {
    /** A review of something that impairs work; stopped work asks for more. */
    async function impaired(): Promise<{ readonly story: Talk; readonly review: unknown }> {
      const story = await talk({ channel, as: 'ana', at: '2026-11-21T15:00' });
      await story.sayAll(
        'report a problem',
        'The StoreFront logon page looks odd',
        'impaired',
        'yesterday at 10:00',
        'No',
        '3',
        'skip',
      );
      expect(story.asking).to.equal('review');
      return { story, review: story.last.at(-1)?.activity['id'] };
    }
    it(`has no buttons any more while something else is asked (${channel})`, async () => {
      const { story, review } = await impaired();
      await story.say('change effect to stopped');
      expect(story.asking).to.equal('affectedUsers');
      expect(ids(story.last)).to.include('form.changed-value');
      const [gone, ...others] = inPlace(story, review);
      expect(others).to.have.length(0);
      expect(gone?.id).to.equal('review.retired');
      expect(JSON.stringify(gone?.activity)).not.to.contain('Action.');
      await story.say('200');
      expect(inPlace(story, review), 'said once').to.have.length(0);
      await story.sayAll('No orders can be taken', 'skip', '1', '+44 20 7946 0000');
      expect(story.asking).to.equal('review');
    });

    it(`stays as it is while nothing was changed (${channel})`, async () => {
      const { story, review } = await impaired();
      await story.say('change effect');
      expect(inPlace(story, review)).to.have.length(0);
      await story.say('how long will it take?');
      expect(inPlace(story, review)).to.have.length(0);
      await story.say('keep');
      expect(inPlace(story, review)[0]?.text).to.include('replaced by a newer one');
    });
  }

  it('has no buttons either while another form is open, and comes back with them', async () => {
    const story = await outageToReview({ channel: 'teams', as: 'ana' });
    const review = story.last.at(-1)?.activity['id'];
    await story.say('I want to give feedback');
    await story.say('Do that now');
    const [gone] = inPlace(story, review);
    expect(gone?.text).to.include('put aside');
    expect(JSON.stringify(gone?.activity)).not.to.contain('Action.');
    await story.sayAll('cancel', 'yes', 'continue');
    expect(story.asking).to.equal('review');
    await story.press(story.card, 'send');
    expect(await story.cases()).to.have.length(1);
  });

  for (const [action, back] of [
    [{ kind: 'answer', text: 'Which build?' }, 'leaveChat'],
    [{ kind: 'resolve', text: 'It was DNS.' }, 'yes'],
  ] as const) {
    it(`has none while support is heard first, and comes back (${action.kind})`, async () => {
      const story = await withCase();
      const { reference } = await newest(story, 'openCase');
      await story.sayAll('add information to case 100001', 'It began on Friday');
      expect(story.asking).to.equal('review');
      const review = story.last.at(-1)?.activity['id'];
      await story.world.staff(reference, action);
      await story.deliver();
      const [gone, ...others] = inPlace(story, review);
      expect(others).to.have.length(0);
      expect(gone?.text).to.include('put aside, and kept');
      expect(JSON.stringify(gone?.activity)).not.to.contain('Action.');
      if (back === 'leaveChat') await story.world.staff(reference, { kind: back });
      await story.deliver();
      for (const line of [back === 'leaveChat' ? 'thanks' : back, 'skip', 'continue']) {
        if (story.asking === 'review') break;
        await story.say(line);
      }
      expect(story.asking).to.equal('review');
    });
  }

  it('has none while who is there is proved again', async () => {
    const story = await talk({ in: (await withCase()).world });
    await story.sayAll('add information to case 100001', 'ana.morales@example.com');
    await story.say(await codeFor(story.world, 'ana.morales@example.com'));
    await story.say('It began on Friday');
    expect(story.asking).to.equal('review');
    const review = story.last.at(-1)?.activity['id'];
    story.wait({ hours: 2 });
    await story.say('send');
    expect(ids(story.last)).to.include('prove-identity.lead');
    const [gone] = inPlace(story, review);
    expect(gone?.text).to.include('put aside, and kept');
  });

  it('is retired by the card of an earlier question as well', async () => {
    const story = await talk({ channel: 'teams', as: 'ana', at: '2026-11-21T15:00' });
    await story.sayAll('report a problem', 'The StoreFront logon page looks odd');
    const question = /"card":"([^"]+)"/.exec(JSON.stringify(story.last.at(-1)?.activity))?.[1];
    await story.sayAll('impaired', 'yesterday at 10:00', 'No', '3', 'skip');
    const review = story.last.at(-1)?.activity['id'];
    const intake = { card: question, action: 'answer', slot: 'effect', answer: 'stopped' };
    await story.say('', { value: { intake } });
    expect(inPlace(story, review).map(({ id }) => id)).to.deep.equal(['review.retired']);
    expect(story.asking).to.equal('affectedUsers');
    // A client that still shows it sends nothing.
    const card = String(review).split('review:')[1] ?? '';
    expect(ids(await story.press(card, 'send'))[0]).to.equal('review.not-yet');
    expect(await story.requests()).to.have.length(0);
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
