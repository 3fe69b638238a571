import { expect } from 'chai';
import { later, newest, textOf, withCase } from '../support/cases.ts';
import { ids, talk } from '../support/talk.ts';

/** Which form a first line of Ana's begins, who has case 100001. */
async function begins(line: string) {
  const story = await later(await withCase());
  const said = await story.say(line);
  return { story, said, form: said.at(-1)?.intake?.form };
}

describe('a line about a case that there is', () => {
  for (const line of [
    'nobody answers my case, I want a manager NOW',
    'my case 100001: nobody answers, I want a manager NOW',
    'still waiting on 100001, escalate this',
    'manager NOW',
    'I’ve been waiting for two days and nobody has called me, this is unacceptable',
    'I already have a case! get me a manager',
    'call me back',
    'can someone call me back about 100001',
  ]) {
    it(`escalates with “${line}”, and opens no case`, async () => {
      const { story, form } = await begins(line);
      expect(form).to.equal('escalate-case');
      expect(story.asking).not.to.equal('caseNumber');
    });
  }

  for (const line of [
    'status 100001',
    '100001',
    'status of 100 001',
    'where do we stand with 100001',
    'I need to know where my case 100001 stands',
    'what is the status?',
    'is anyone working on my case?',
    'did you get my case?',
    'what happened to my escalation',
    'how long until someone calls me',
    'how are my cases doing',
    'any news?',
    'what about my case?',
    'who is working on my case',
    'what is going on?',
    'my requests',
    'case 100001',
  ]) {
    it(`is told how the only case stands with “${line}”`, async () => {
      const { said } = await begins(line);
      expect(textOf(said)).to.include('100001').and.to.include('StoreFront');
      expect(ids(said)[0]).to.match(/^case-status\./);
    });
  }

  for (const [line, form, text] of [
    ['change the contact of my case to Luis', 'change-contact', 'mail'],
    ['new contact for 100001: Luis', 'change-contact', 'mail'],
    ['add the log file to my case', 'add-information', 'What shall I add'],
    ['my case 100001 was closed but it is broken again', 'add-information', 'is open'],
    ['this is ridiculous, I want to complain about your engineer', 'give-feedback', ''],
    ['it works now, thanks', 'close-case', '100001'],
  ] as const) {
    it(`begins ${form} with “${line}”`, async () => {
      const { story, said } = await begins(line);
      if (story.asking === 'offer') {
        expect(ids(said)).to.include(`offer.${form}`);
      } else {
        expect(said.at(-1)?.intake?.form).to.equal(form);
      }
      expect(textOf(said)).to.include(text);
    });
  }

  it('takes outcome and urgency from what was said, and asks for neither', async () => {
    const { story } = await begins('my case 100001: nobody has called me, I want a manager NOW');
    expect(['affectedUsers', 'deadline']).to.include(story.asking);
    while (story.asking !== 'review') await story.say('skip');
    await story.say('send');
    expect((await newest(story, 'escalation')).draft).to.include({
      outcome: 'manager',
      urgency: 'now',
      summary: 'my case 100001: nobody has called me, I want a manager NOW',
    });
  });

  it('takes “manager call” for a wanted call, and “now!!” for its urgency', async () => {
    const { story } = await begins('escalate case 100001');
    await story.sayAll('It does not move', 'manager call');
    expect(story.asking).to.equal('urgency');
    await story.say('now!!');
    expect(['affectedUsers', 'deadline']).to.include(story.asking);
  });
});

describe('a case that is solved, as its customer says', () => {
  for (const line of ['its fixed now, close it', 'it’s working again, please close my case']) {
    it(`is closed by “${line}”, once that was shown and agreed to`, async () => {
      const { story, form } = await begins(line);
      expect(form).to.equal('close-case');
      while (story.asking !== 'review') await story.say('skip');
      expect(story.last.at(-1)?.text).to.include('100001');
      expect((await story.requests()).filter(({ kind }) => kind === 'closing')).to.deep.equal([]);
      await story.say('send');
      expect((await newest(story, 'closing')).draft).to.deep.include({
        caseNumber: '100001',
        why: 'solved',
      });
    });
  }
});

describe('a line that may be a new problem or about a case', () => {
  it('is asked about, with the case that there is', async () => {
    const { story, said } = await begins('you are useless');
    expect(ids(said)).to.deep.equal(['root.which']);
    expect(said[0]?.text).to.equal('Is this a new problem, or about your case 100001?');
    expect(said[0]?.choices.map(({ value }) => value)).to.deep.equal([
      'new problem',
      'about case 100001',
      'person',
    ]);
    expect(ids(await story.say('yes')), 'a yes picks neither').to.deep.equal(['root.which']);
    await story.say('A new problem');
    expect(story.asking, 'rudeness is no summary').to.equal('summary');
  });

  it('loses nothing that was typed, whichever it is', async () => {
    const line = 'your colleagues never told us what to do with my case';
    const { story } = await begins(line);
    await story.say('about case 100001');
    expect(story.last[0]?.intake?.asking).to.equal('topic');
    await story.say('Add what I wrote to it');
    expect(textOf(story.last)).to.include(`To add: ${line}`);
    const other = await later(story);
    await other.sayAll(line, 'A new problem');
    expect(other.asking).to.equal('product');
    expect(textOf(await other.say('review'))).to.include(line);
  });

  it('is a problem for whoever has no case', async () => {
    const story = await talk();
    await story.say('the waiting list page of our portal is blank');
    expect(story.last.at(-1)?.intake?.form).to.equal('open-case');
  });
});

describe('a customer without a case', () => {
  it('is offered a new one, and a yes is enough', async () => {
    for (const line of ['escalate', 'close my case', 'I want to speak to a manager']) {
      const story = await talk({ as: 'ana' });
      const said = await story.say(line);
      expect(ids(said), line).to.deep.equal(['case.none.open']);
      expect(said[0]?.choices[0]?.value).to.equal('new case');
      await story.say('yes');
      expect(story.asking).to.equal('summary');
    }
  });

  it('keeps what was told for it', async () => {
    const story = await talk({ as: 'ana' });
    await story.say('my case is stuck: nobody answers us and StoreFront is still down');
    await story.say('Yes, open a case');
    expect(story.asking).to.equal('startedAt');
  });
});

describe('a question for a product', () => {
  for (const line of ['ana.morales@example.com', 'case 10001', 'my requests', 'a human please']) {
    it(`takes no “${line}”`, async () => {
      const story = await later(await withCase());
      await story.say('printing is odd since Monday');
      expect(story.asking).to.equal('product');
      await story.say(line);
      expect(textOf(await story.say('review'))).not.to.include(`Product: ${line}`);
    });
  }

  it('hears that it is about a case there already', async () => {
    const story = await later(await withCase());
    await story.sayAll('printing is odd since Monday', 'I already have a case! get me a manager');
    expect(story.asking).to.equal('switch');
  });

  it('asks once whether an unknown name is one', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('it is odd since Monday, the whole thing', 'our own portal');
    expect(ids(story.last)[0]).to.equal('product.unknown');
    expect(story.asking).to.equal('product');
    await story.say('yes');
    expect(story.asking).not.to.equal('product');
    expect(textOf(await story.say('review'))).to.include('Product: our own portal');
  });

  it('takes an unknown name that is typed again, and a known one instead', async () => {
    for (const [line, product] of [
      ['our own portal', 'our own portal'],
      ['StoreFront', 'Citrix StoreFront'],
    ] as const) {
      const story = await talk({ as: 'ana' });
      await story.sayAll('it is odd since Monday, the whole thing', 'our own portal', line);
      expect(textOf(await story.say('review'))).to.include(`Product: ${product}`);
    }
  });
});
