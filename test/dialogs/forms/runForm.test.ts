import { expect } from 'chai';
import type { AnyForm } from '../../../dialogs/forms/outline.ts';
import { type Progress, REVIEW } from '../../../dialogs/forms/progress.ts';
import { beginForm } from '../../../dialogs/forms/beginForm.ts';
import { continueForm, pressed } from '../../../dialogs/forms/runForm.ts';
import { openCase } from '../../../dialogs/openCase.ts';
import type { RaiseInput } from '../../../services/requests/raise.ts';
import { aLine, aTurn, type TurnOptions } from '../aTurn.ts';

const form: AnyForm = openCase;

/** The form, one line after the other. */
async function open(text: string | undefined, options: TurnOptions = {}) {
  const raised: RaiseInput[] = [];
  const turn = aTurn({ ...options, raised: (one) => raised.push(one) });
  let result = await beginForm(form, { text }, turn);
  const progress = (): Progress => {
    if (result.kind !== 'open') throw new Error(`The form is ${result.kind}.`);
    return result.progress;
  };
  return {
    raised,
    progress,
    async say(...lines: readonly string[]) {
      for (const line of lines) result = await continueForm(form, progress(), aLine(line), turn);
      return result.says.map(({ id }) => id);
    },
    async press(action: string, slot?: string) {
      result = await pressed(form, progress(), { action, slot }, turn);
    },
    /** Goes on from progress that somebody else has stored. */
    async from(stored: Progress, line: string) {
      result = await continueForm(form, stored, aLine(line), turn);
      return result.says.map(({ id }) => id);
    },
    kind: () => result.kind,
    asking: () => progress().confirming ?? progress().asking,
    text: () => result.says.map(({ text: said }) => said).join('\n'),
  };
}

const FIRST = 'StoreFront is down since 6 this morning, 500 people can’t log in';
const TO_REVIEW = [
  'No',
  'No orders',
  'yes',
  'skip',
  'skip',
  'Bo Ek',
  'bo@example.com',
  '+44 20 7946 0000',
];

describe('what a free text tells', () => {
  it('is not asked again, even if its question comes to apply only later', async () => {
    const story = await open('Our NetScaler has a problem since 6 this morning, 500 users');
    expect(story.asking()).to.equal('effect');
    expect(await story.say('Work has stopped')).to.include('form.noted');
    expect(story.text()).to.include('06:00').and.to.include('500');
    expect(story.asking()).to.equal('workaround');
  });

  it('does not replace what the host page has told about the customer', async () => {
    const story = await open('StoreFront is down for bob@example.com, serial AB1234', {
      as: 'ana',
    });
    expect(story.progress().known).to.not.have.any.keys('email', 'accountId');
  });

  it('does not replace what was answered, when a summary is corrected', async () => {
    const story = await open(FIRST);
    await story.say('change summary to NetScaler is very slow, 20 users');
    expect(story.progress().known).to.include({
      product: 'storefront',
      effect: 'stopped',
      affectedUsers: 500,
    });
  });
});

describe('an answer', () => {
  it('may be “no” where a question can be left open', async () => {
    const story = await open('StoreFront is very slow');
    await story.say('skip', 'skip', 'skip');
    expect(story.asking()).to.equal('deadline');
    await story.say('No.');
    expect(story.asking()).to.equal('businessImpact');
    await story.say('no');
    expect(story.progress().known).to.include({ deadline: null, businessImpact: null });
  });

  it('still means none where “no” is one of the choices', async () => {
    const story = await open(FIRST);
    await story.say('no');
    expect(story.progress().known['workaround']).to.equal('none');
  });

  it('is never a word that steers: “skip” is nobody’s name and no product', async () => {
    const story = await open('We have a printing matter');
    expect(await story.say('skip')).to.include('form.needed');
    expect(await story.say('not sure')).to.include('form.needed');
    expect(story.asking()).to.equal('product');
  });

  it('is looked at for a question about support first, where nearly anything is an answer', async () => {
    const story = await open('We have a printing matter');
    for (const slot of ['product', 'effect']) {
      expect(story.asking()).to.equal(slot);
      expect(await story.say('are you a bot'), slot).to.include('faq.bot');
      expect(await story.say('What are your business hours?'), slot).to.include(
        'faq.hours.unknown',
      );
      expect(story.asking()).to.equal(slot);
      await story.say('StoreFront');
    }
  });

  it('that can be read in two ways is asked about, and one of the two is taken', async () => {
    const story = await open('StoreFront is down');
    expect(await story.say('03/04/2026')).to.deep.equal(['form.which', 'open-case.startedAt.ask']);
    await story.say(story.progress().offered?.[1]?.title ?? '');
    expect(story.progress().known['startedAt']).to.equal('2026-03-04T00:00:00+00:00');
  });

  it('that cannot be is told so, and not that it could not be read', async () => {
    const story = await open('StoreFront is down');
    expect(await story.say('2030-01-01T00:00')).to.deep.equal([
      'instant.future',
      'open-case.startedAt.ask',
    ]);
    expect(await story.say('hm')).to.deep.equal(['open-case.startedAt.hint']);
  });

  it('may be a thumb up, where a yes is', async () => {
    const story = await open(FIRST);
    await story.say('No', 'skip', '👍');
    expect(story.progress().known['severity']).to.equal(1);
  });
});

describe('a correction', () => {
  it('of what a proposal rested on asks for the severity again, and keeps all other answers', async () => {
    const story = await open(FIRST);
    await story.say(...TO_REVIEW);
    expect(story.asking()).to.equal(REVIEW);
    await story.say('change effect to A function is impaired, work goes on');
    expect(story.asking()).to.equal('severity');
    await story.say('yes');
    expect(story.asking()).to.equal(REVIEW);
    await story.say('change effect to Work has stopped');
    expect(story.asking()).to.equal('severity');
    await story.say('1');
    expect(story.asking(), 'the number to call is still known').to.equal(REVIEW);
    await story.say('send');
    expect(story.raised[0]?.draft).to.include({
      severity: 1,
      phone: '+44 20 7946 0000',
      affectedUsers: 500,
    });
  });

  it('taken back brings back the answers that it had set aside', async () => {
    const story = await open(FIRST);
    await story.say(...TO_REVIEW, 'change effect to question');
    expect(story.progress().known).not.to.have.any.keys('startedAt', 'phone');
    await story.say('change effect to Work has stopped');
    expect(story.asking()).to.equal(REVIEW);
    await story.say('send');
    expect(story.raised[0]?.draft).to.include({
      severity: 1,
      phone: '+44 20 7946 0000',
      workaround: 'none',
    });
  });

  it('of something that is not asked for yet is kept until it is', async () => {
    const story = await open(FIRST);
    expect(await story.say('change my phone to +44 20 7946 0000')).to.include('form.not-needed');
    expect(story.asking()).to.equal('workaround');
    await story.say('No', 'skip', 'yes');
    expect(story.progress().known['phone']).to.equal('+44 20 7946 0000');
  });

  it('that names no value asks for one, and “skip” leaves it as it was', async () => {
    const story = await open(FIRST);
    await story.say(...TO_REVIEW, 'change my e-mail');
    expect(story.asking()).to.equal('email');
    await story.say('skip');
    expect(story.asking()).to.equal(REVIEW);
    expect(story.progress().known['email']).to.equal('bo@example.com');
  });

  it('goes back from an assumed answer to the last one that was given', async () => {
    const story = await open(FIRST, { as: 'ana' });
    await story.say('No', 'skip', 'change my name', 'back');
    expect(story.asking()).to.equal('businessImpact');
  });
});

describe('the review', () => {
  it('is sent by the title of its button as well as by yes', async () => {
    for (const yes of ['Send to support', 'send', 'Yes', '👍']) {
      const story = await open(FIRST);
      await story.say(...TO_REVIEW, yes);
      expect(story.kind(), yes).to.equal('submitted');
    }
  });

  it('stays open for anything that is not a yes', async () => {
    for (const word of [
      'keep',
      'leave it',
      'unchanged',
      'skip',
      'no',
      'hm',
      'why',
      'help',
      '😭',
      'keep it',
    ]) {
      const story = await open(FIRST);
      await story.say(...TO_REVIEW, word);
      expect(story.asking(), word).to.equal(REVIEW);
      expect(story.raised, word).to.deep.equal([]);
    }
  });

  it('keeps of what was not meant the last twenty, and does not ask about the last one again', async () => {
    const story = await open(FIRST);
    await story.say(...TO_REVIEW);
    const line = (n: number) => `change busness impact to ${n} orders`;
    for (let n = 0; n < 25; n += 1) await story.say(line(n), 'no');
    expect(story.progress().declined).to.have.length(20);
    await story.say(line(24));
    expect(story.asking()).to.equal(REVIEW);
    await story.say(line(25));
    expect(story.asking()).to.equal('meant');
  });

  it('is not sent by a button while one of its answers is being changed', async () => {
    const story = await open(FIRST);
    await story.say(...TO_REVIEW);
    await story.press('edit', 'name');
    await story.press('send');
    expect(story.asking()).to.equal('name');
    expect(story.raised).to.deep.equal([]);
  });
});

describe('a yes-or-no question of the form’s own', () => {
  it('takes a bare yes or no for its own, not for the question that waits', async () => {
    const yes = await open(FIRST);
    await yes.say('agent', 'yes');
    expect(yes.progress().brief).to.equal(true);
    const no = await open(FIRST);
    await no.say('agent', 'no');
    expect(no.progress().known).not.to.have.property('workaround');
    expect(no.asking()).to.equal('workaround');
  });

  it('takes anything else as the line that it is', async () => {
    const story = await open(FIRST);
    await story.say('cancel', 'Only for a few people');
    expect(story.progress().known['workaround']).to.equal('notScalable');
  });
});

describe('coming back to a form', () => {
  const back = async (held: string) => {
    const story = await open(FIRST);
    await story.from({ ...story.progress(), confirming: 'resume', held }, '');
    expect(story.asking()).to.equal('resume');
    return story;
  };

  it('takes up what was typed on coming back', async () => {
    for (const on of ['Continue', 'continue', 'yes', 'ok']) {
      const story = await back('No');
      await story.say(on);
      expect(story.progress().known['workaround'], on).to.equal('none');
    }
  });

  it('answers both lines in turn when somebody just goes on', async () => {
    const story = await back('No');
    await story.say('No orders can be taken');
    expect(story.progress().known).to.include({
      workaround: 'none',
      businessImpact: 'No orders can be taken',
    });
  });

  it('can be cancelled, and asks for help, like any other moment', async () => {
    const story = await back('No');
    await story.say('cancel');
    expect(story.asking()).to.equal('cancel');
    expect(await (await back('No')).say('help')).to.include('form.help');
  });

  it('sends nothing because of a yes that was typed before it asked', async () => {
    const story = await open(FIRST);
    await story.say(...TO_REVIEW);
    await story.from(
      { ...story.progress(), confirming: 'resume', held: 'yes' },
      'wait, one more thing',
    );
    expect(story.raised).to.deep.equal([]);
  });
});

describe('a form after a deploy', () => {
  it('does not take an answer to a question that is gone for the answer to another', async () => {
    const story = await open(FIRST);
    const stored = { ...story.progress(), asking: 'favouriteColour' };
    expect(await story.from(stored, 'No')).to.deep.equal([
      'form.changed',
      'open-case.workaround.ask',
    ]);
    expect(story.progress().known).not.to.have.property('workaround');
  });

  it('does not send what a new question is still missing in', async () => {
    const story = await open(FIRST);
    await story.say(...TO_REVIEW);
    const { email: _, ...known } = story.progress().known;
    await story.from({ ...story.progress(), known }, 'yes');
    expect(story.asking()).to.equal('email');
    expect(story.raised).to.deep.equal([]);
  });
});
