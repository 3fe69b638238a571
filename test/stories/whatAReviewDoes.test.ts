import { expect } from 'chai';
import type { Choice } from '../../dialogs/say.ts';
import { later, newest, textOf, withCase } from '../support/cases.ts';
import { ids, outageToReview, type Talk } from '../support/talk.ts';

const titleOf = (story: Talk, value: string): string => {
  const choices: readonly Choice[] = story.last.at(-1)?.choices ?? [];
  return choices.find((one) => one.value === value)?.title ?? '';
};

/** What leads a customer with case 100001 to a review that is about something there is already. */
const ABOUT_THE_CASE: Readonly<
  Record<string, { readonly lines: readonly string[]; readonly sends: string }>
> = {
  'close-case': { lines: ['close case 100001', 'solved', 'skip'], sends: 'Close the case' },
  'lower-severity': {
    lines: ['lower the severity of case 100001 to 3', 'skip'],
    sends: 'Lower the severity',
  },
  'change-contact': {
    lines: ['change the contact of case 100001', 'Bo Ek', 'bo@example.com', 'skip'],
    sends: 'Make this the contact',
  },
};

/** Ana's case is with support, and she asks to take it back. */
async function withdrawing(): Promise<Talk> {
  const story = await outageToReview({ as: 'ana' });
  await story.sayAll('send', 'withdraw that');
  expect(story.asking).to.equal('review');
  return story;
}

const NOT_TRUE = /send to support|not sent|nothing was sent|drop/i;

describe('a review of what takes a request back', () => {
  it('has buttons that say what they do', async () => {
    const story = await withdrawing();
    expect(titleOf(story, 'send')).to.equal('Take it back');
    expect(titleOf(story, 'cancel')).to.equal('Leave it as it is');
    const shown = JSON.stringify(story.last.at(-1)?.activity);
    expect(shown).to.include('"Take it back"').and.to.include('"Leave it as it is"');
    expect(shown).not.to.match(NOT_TRUE);
  });

  for (const line of ['Take it back', 'take it back please', 'send', 'yes']) {
    it(`takes it back by “${line}”`, async () => {
      const story = await withdrawing();
      expect(ids(await story.say(line))).to.include('withdraw-request.withdrawn');
      expect((await newest(story, 'openCase')).status).to.equal('withdrawn');
    });
  }

  for (const line of ['Leave it as it is', 'leave it', 'cancel']) {
    it(`leaves the request as it is by “${line}”, and says so`, async () => {
      const story = await withdrawing();
      const before = await story.requests();
      expect(ids(await story.say(line))).to.deep.equal(['cancel.ask']);
      expect(textOf(story.last))
        .to.include('Your request stays as it is')
        .and.not.to.match(NOT_TRUE);
      expect(JSON.stringify(story.last)).not.to.match(NOT_TRUE);
      await story.say(titleOf(story, 'yes'));
      expect(ids(story.last)).to.include('cancel.done');
      expect(textOf(story.last))
        .to.include('Your request stays as it is')
        .and.not.to.match(NOT_TRUE);
      expect(await story.requests()).to.deep.equal(before);
    });
  }

  for (const line of ['No', 'no thanks', 'nope']) {
    it(`leaves the request as it is by a plain “${line}”, and asks nothing more`, async () => {
      const story = await withdrawing();
      const before = await story.requests();
      await story.say(line);
      expect(ids(story.last)).to.include('cancel.done');
      expect(ids(story.last)).not.to.include('review.what-to-change');
      expect(textOf(story.last))
        .to.include('Your request stays as it is')
        .and.not.to.match(NOT_TRUE);
      expect(story.asking).to.equal(undefined);
      expect(await story.requests()).to.deep.equal(before);
    });
  }

  it('does not say that nothing was sent to what it could not understand', async () => {
    const story = await withdrawing();
    for (const line of ['i want to withdraw my case', 'hm', 'skip']) {
      await story.say(line);
      expect(story.asking, line).to.equal('review');
      expect(textOf(story.last), line).to.include('“take it back”').and.not.to.match(NOT_TRUE);
    }
    expect((await newest(story, 'openCase')).status).not.to.equal('withdrawn');
  });
});

describe('a review of what changes a case', () => {
  for (const [form, { lines, sends }] of Object.entries(ABOUT_THE_CASE)) {
    it(`does it by the words of its button (${form})`, async () => {
      const story = await later(await withCase());
      await story.sayAll(...lines);
      expect(titleOf(story, 'send')).to.equal(sends);
      const before = await story.requests();
      await story.say(sends);
      expect(await story.requests()).to.have.length(before.length + 1);
    });

    it(`leaves the case as it is by the words of the other, and says so (${form})`, async () => {
      const story = await later(await withCase());
      await story.sayAll(...lines);
      const before = await story.requests();
      await story.say(titleOf(story, 'cancel'));
      expect(ids(story.last)).to.deep.equal(['cancel.ask']);
      expect(textOf(story.last)).to.include('case stays as it is').and.not.to.match(NOT_TRUE);
      await story.say(titleOf(story, 'yes'));
      expect(textOf(story.last)).to.include('case stays as it is').and.not.to.match(NOT_TRUE);
      expect(await story.requests()).to.have.length(before.length);
    });
  }

  for (const [form, { lines }] of Object.entries(ABOUT_THE_CASE)) {
    it(`goes to a person when one is asked for, and is not done (${form})`, async () => {
      const story = await later(await withCase());
      await story.sayAll(...lines, 'agent', 'Pass it on as it is');
      expect(ids(story.last)).to.include('person.receipt');
      expect((await newest(story, 'person')).draft.summary).to.include('100001');
      const kinds = (await story.requests()).map(({ kind }) => kind);
      expect(kinds).to.have.members(['openCase', 'person']);
    });
  }

  it('opens it again by the words of its button, or leaves it closed', async () => {
    const story = await later(await withCase());
    await story.sayAll('close case 100001', 'It is solved', 'skip', 'send');
    await story.deliver();
    await story.sayAll('skip', 'reopen case 100001: it is down again', 'Leave it as it is');
    expect(textOf(story.last)).to.include('Your case stays closed').and.not.to.match(NOT_TRUE);
    await story.say('No, go on');
    expect(titleOf(story, 'send')).to.equal('Open the case again');
    await story.say('Open the case again');
    expect(textOf(await story.deliver())).to.include('Case 100001 is open again');
  });

  it('adds to it by the words of its button', async () => {
    const story = await later(await withCase());
    await story.sayAll('add information to case 100001', 'It began on Friday');
    expect(titleOf(story, 'send')).to.equal('Add it to the case');
    await story.say('Add it to the case');
    expect((await newest(story, 'information')).draft.caseNumber).to.equal('100001');
  });
});

describe('coming back to what is not done yet', () => {
  /** What is asked on coming back, in a form that is left with a question open. */
  async function comingBack(...lines: readonly string[]): Promise<Talk> {
    const story = await later(await withCase());
    await story.sayAll(...lines);
    story.wait({ hours: 5 });
    await story.say('hello again');
    expect(story.asking).to.equal('resume');
    return story;
  }

  for (const [lines, says] of [
    [['escalate case 100001'], /unfinished escalation.*nothing of it was sent/],
    [['close case 100001'], /begun to close a case.*not closed yet/],
    [['lower the severity of case 100001'], /lower the severity.*as it was/],
    [['change the contact of case 100001'], /change the contact.*as it was/],
    [['add information to case 100001'], /begun to add to a case.*nothing is added yet/],
  ] as const) {
    it(`names what it is, and that it is not done (“${lines[0]}”)`, async () => {
      const story = await comingBack(...lines);
      expect(textOf(story.last)).to.match(says);
      const titles = story.last.at(-1)?.choices.map(({ title }) => title) ?? [];
      expect(titles).not.to.include('Send it as it is');
    });
  }

  it('asks only what is needed, and sends nothing without a review', async () => {
    const story = await comingBack('escalate case 100001');
    const before = await story.requests();
    await story.say('Ask only what is needed');
    expect(story.asking).to.equal('review');
    expect(textOf(story.last)).to.include('How soon: Today');
    expect(await story.requests()).to.have.length(before.length);
  });

  it('offers nothing to leave out where there is nothing', async () => {
    const story = await withdrawing();
    story.wait({ hours: 5 });
    await story.say('hello again');
    expect(story.last.at(-1)?.choices.map(({ value }) => value)).to.deep.equal([
      'continue',
      'restart',
    ]);
    expect(textOf(story.last)).to.include('with support as it was').and.not.to.match(NOT_TRUE);
  });
});

describe('“send” before the review', () => {
  for (const [lines, says] of [
    [['escalate case 100001'], 'Nothing has gone to management yet'],
    [['close case 100001', 'solved'], 'The case is not closed yet'],
    [['add information to case 100001'], 'Nothing is added to the case yet'],
  ] as const) {
    it(`says what is not done yet (“${lines[0]}”)`, async () => {
      const story = await later(await withCase());
      await story.sayAll(...lines);
      await story.say('send');
      expect(ids(story.last)).to.include('review.not-yet');
      expect(textOf(story.last)).to.include(says).and.not.to.include('This is not sent yet');
    });
  }
});

describe('a review of what is new', () => {
  it('is sent, or dropped and not sent', async () => {
    const story = await outageToReview();
    expect(titleOf(story, 'send')).to.equal('Send to support');
    await story.say('keep it');
    expect(ids(story.last)).to.deep.equal(['review.nothing-to-skip']);
    await story.say('hm');
    expect(textOf(story.last))
      .to.include('Nothing is sent until you say so')
      .and.to.include('“send”');
    await story.say('cancel');
    expect(textOf(story.last)).to.include('not sent to anyone');
    await story.say(titleOf(story, 'yes'));
    expect(textOf(story.last)).to.include('Nothing of it was sent');
    expect(await story.requests()).to.have.length(0);
  });
});
