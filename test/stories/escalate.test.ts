import { expect } from 'chai';
import { BackendError } from '../../services/cases/backendError.ts';
import { later, newest, textOf, withCase } from '../support/cases.ts';
import { ids } from '../support/talk.ts';

// How many people, and what it does to the business, is known from the case.
const TO_REVIEW = ['More attention to the case', 'Today', 'skip', 'Neither'];

describe('escalating a case', () => {
  it('takes what was said first along, asks the rest, and sends it to management', async () => {
    const story = await later(await withCase());
    await story.say('escalate case 100 001 to management because nothing has happened for hours');
    expect(ids(story.last)).to.deep.equal(['escalate-case.routes', 'escalate-case.outcome.ask']);
    await story.sayAll('Speak with a manager', 'today', '2026-11-24 09:00', 'money');
    expect(story.asking).to.equal('review');
    const said = await story.say('send');
    const outcome = said.find(({ id }) => id === 'escalate-case.receipt')?.intake?.outcome;
    expect(outcome).to.include({ kind: 'raised', caseNumber: '100001', respondBy: null });
    const request = await newest(story, 'escalation');
    expect(request.draft).to.include({
      caseNumber: '100001',
      level: 'management',
      summary: 'nothing has happened for hours',
      outcome: 'manager',
      urgency: 'today',
      affectedUsers: 500,
      deadline: '2026-11-24T09:00:00-05:00',
      stake: 'money',
      email: 'ana.morales@example.com',
    });
    expect(request.about?.caseNumber).to.equal('100001');
    const [told] = await story.deliver();
    expect(told?.id).to.equal('told.delivered');
    expect(told?.text).to.include('100001');
  });

  it('names the ways to management with their promises: the phone first, none for the chat', async () => {
    const story = await later(await withCase());
    const text = textOf(await story.say('escalate case 100001'));
    const lines = text.split('\n').filter((line) => line.startsWith('•'));
    expect(lines[0]).to.match(
      /Call the support centre.*within 1 hour, day or night, by \d\d:\d\d New York time/,
    );
    expect(lines.find((line) => line.includes('eService'))).to.include('no time is stated');
    expect(lines.find((line) => line.includes('manager of your engineer'))).to.include(
      'the same business day',
    );
    expect(text).to.include('from this chat no time is stated').and.to.include('(D1)');
  });

  it('promises a XenServer customer the phone on working days only', async () => {
    const first = await withCase({ as: 'ingrid', about: 'question' });
    const story = await later(first, { as: 'ingrid' });
    const text = textOf(await story.say('escalate case 100001'));
    const phone = text.split('\n').find((line) => line.includes('within 1 hour')) ?? '';
    // The story takes place on a Saturday.
    expect(phone)
      .to.include('Monday to Friday')
      .and.to.match(/by Mon,? 23 Nov/);
  });

  it('sends people to the phone first when it presses now, and asks for a number', async () => {
    const story = await later(await withCase({ about: 'question' }));
    await story.sayAll('escalate case 100001', 'Nobody answers', 'Be called back');
    expect(ids(await story.say('Right now'))).to.include('escalate-case.phone-first');
    await story.sayAll('skip', 'skip', 'skip', 'skip');
    expect(story.asking).to.equal('phone');
    await story.sayAll('+44 20 7946 0000');
    expect(textOf(await story.say('send'))).to.include('phone your support centre');
  });

  it('joins an open escalation of the same case, and says so before and after', async () => {
    const first = await later(await withCase());
    await first.sayAll('escalate case 100001: nobody answers', ...TO_REVIEW, 'send');
    const { reference } = await newest(first, 'escalation');
    const second = await later(first, { as: 'luis' });
    const said = await second.say('escalate case 100001, we lose money by the hour');
    expect(ids(said)).to.include('escalate-case.joins');
    expect(textOf(said)).to.include(reference);
    await second.sayAll(...TO_REVIEW);
    const done = await second.say('send');
    const outcome = done.find(({ id }) => id === 'escalate-case.receipt')?.intake?.outcome;
    expect(outcome).to.include({ kind: 'joined', reference });
    const all = (await second.requests()).filter(({ kind }) => kind === 'escalation');
    expect(all).to.have.length(1);
    expect(JSON.stringify(all[0]?.events)).to.include('we lose money by the hour');
    await second.say('and another thing happened here');
    await second.say('Add it to that request');
    expect(textOf(second.last), 'it is another conversation’s request').to.include(
      'To add: and another thing happened here',
    );
  });

  it('keeps a technical escalation apart from one to management', async () => {
    const story = await later(await withCase());
    const said = await story.say('technical escalation of case 100001');
    expect(ids(said)).to.deep.equal(['escalate-case.summary.ask']);
    await story.sayAll('It makes no progress', 'In the next days', 'skip', 'skip');
    expect(textOf(story.last)).to.include('The Escalation team of engineers');
    await story.say('send');
    const { draft } = await newest(story, 'escalation');
    expect(draft.level).to.equal('technical');
    expect(draft).not.to.have.property('outcome');
  });

  it('takes a wish for a manager for an escalation, and one for a person for a person', async () => {
    const manager = await later(await withCase());
    await manager.say('I want to speak to a manager');
    expect(ids(manager.last), 'there is one case only').to.include('form.only');
    expect(manager.asking).to.equal('summary');
    const person = await later(manager);
    await person.say('I want a human');
    expect(person.asking).to.equal('summary');
    expect(person.last[0]?.intake?.form).to.equal('person');
  });

  it('explains that attention is raised and severity is not, in a form and out of one', async () => {
    const story = await later(await withCase());
    const said = await story.say('raise the severity of case 100001 to 1');
    expect(ids(said)).to.deep.equal(['raise-severity']);
    expect(said[0]?.text).to.include('D1, support case severity');
    const [escalate] = said[0]?.choices ?? [];
    await story.say(escalate?.value ?? '');
    expect(story.asking).to.equal('summary');
    expect(ids(await story.say('increase the severity'))).to.include('raise-severity');
    expect(story.asking).to.equal('summary');
  });
});

describe('a case number', () => {
  for (const line of [
    '100001',
    '1 0 0 0 0 1',
    '#100001',
    'CAS-100001',
    'case no. 100001',
    'it is 100 001, I think',
  ]) {
    it(`is read from “${line}”`, async () => {
      const first = await withCase();
      await withCase({ in: first.world, about: 'question' });
      const story = await later(first);
      await story.sayAll('escalate', line);
      expect(story.asking).to.equal('summary');
    });
  }

  it('that is nobody’s, mistyped or somebody else’s gets the same words', async () => {
    const ana = await withCase();
    const answers = [];
    for (const number of ['100001', '100002', '999999']) {
      const story = await later(ana, { as: 'dana' });
      const said = await story.say(`escalate case ${number}`);
      answers.push([ids(said), textOf(said).replaceAll(number, 'N')]);
    }
    expect(answers[1]).to.deep.equal(answers[0]);
    expect(answers[2]).to.deep.equal(answers[0]);
    expect(answers[0]?.[0]).to.include('case.hidden');
    expect(JSON.stringify(answers)).not.to.match(/Northwind|StoreFront|Ana/);
  });

  it('asked too often is not looked up any more, and says for how long', async () => {
    const story = await later(await withCase(), { as: 'dana' });
    await story.say('escalate case 20000');
    await story.sayAtOnce(...Array.from({ length: 30 }, (_, number) => `2000${number}`));
    expect(ids(story.last)).to.include('case.tooOften');
    expect(textOf(story.last)).to.match(/\d+ minutes?/);
  });

  it('is asked for again when the desk does not answer, and nothing is lost', async () => {
    let isDown = false;
    const orDown = async <T>(call: () => Promise<T>): Promise<T> => {
      if (isDown) throw new BackendError('retryable', 'down', { applied: 'no' });
      return call();
    };
    const first = await withCase({
      backend: (desk) => ({
        ...desk,
        get: async (...given) => orDown(async () => desk.get(...given)),
        list: async (...given) => orDown(async () => desk.list(...given)),
      }),
    });
    const story = await later(first);
    isDown = true;
    const said = await story.say('escalate case 100001: nobody answers');
    expect(ids(said)).to.deep.equal(['case.unavailable', 'escalate-case.caseNumber.ask']);
    isDown = false;
    await story.say('100001');
    expect(story.asking).to.equal('outcome');
  });

  it('of a closed case is told so, with the offer to open it again', async () => {
    const story = await later(await withCase());
    await story.sayAll('close case 100001', 'It is solved', 'skip', 'send');
    await story.deliver();
    await story.say('skip');
    const said = await story.say('escalate case 100001, it is down again');
    expect(ids(said)).to.deep.equal(['case.closed', 'offer.reopen-case']);
    await story.say('Yes');
    expect(story.asking, 'what was said goes along').to.equal('review');
    await story.say('send');
    expect((await newest(story, 'reopening')).draft.text).to.equal('it is down again');
  });
});

describe('another wish inside a form', () => {
  it('is heard, asked about, and loses nothing', async () => {
    const story = await later(await withCase());
    await story.say('NetScaler is very slow');
    const before = story.asking;
    expect(ids(await story.say('escalate case 100001'))).to.deep.equal(['switch.ask']);
    await story.say('Do that now');
    expect(story.asking).to.equal('summary');
    await story.sayAll('Nobody answers', ...TO_REVIEW);
    const said = await story.say('send');
    expect(ids(said).slice(-2)).to.deep.equal(['kept.resume', 'resume.ask']);
    await story.say('Continue');
    expect(story.asking).to.equal(before);
    expect((await story.say('review'))[0]?.text).to.include('NetScaler is very slow');
  });

  it('can have been the answer, or be let go', async () => {
    const story = await later(await withCase());
    await story.sayAll('add information to case 100001', 'close my case');
    expect(story.asking).to.equal('switch');
    await story.say('It is my answer');
    expect(textOf(story.last)).to.include('To add: close my case');
    const other = await later(story);
    await other.sayAll('add information to case 100001', 'close my case', 'Go on here');
    expect(other.asking).to.equal('text');
  });

  it('is answered at once if it only asks how a case stands', async () => {
    const story = await later(await withCase());
    await story.say('NetScaler is very slow');
    const before = story.asking;
    expect(ids(await story.say('status of case 100001'))[0]).to.equal('case-status.one');
    expect(story.asking).to.equal(before);
  });

  it('does not send a form because of a “send” that was meant for it', async () => {
    const story = await later(await withCase());
    await story.sayAll(
      'close case 100001',
      'It is solved',
      'skip',
      'my cases',
      'escalate case 100001',
    );
    expect(story.asking).to.equal('switch');
    await story.say('send');
    expect((await newest(story, 'closing')).draft.caseNumber).to.equal('100001');
  });
});
