import { expect } from 'chai';
import { later, newest, severityOf, textOf, withCase } from '../support/cases.ts';
import { ids, talk } from '../support/talk.ts';

describe('how a case stands', () => {
  it('is told of one: number, title, severity, status, who has it, what was promised', async () => {
    const story = await later(await withCase());
    const [said] = await story.say('status of case 100001');
    expect(said?.id).to.equal('case-status.one');
    for (const part of ['100001', 'StoreFront', 'Severity 1', 'new', 'first response', '(D1, ']) {
      expect(said?.text).to.include(part);
    }
    expect(said?.intake?.outcome).to.deep.equal({ kind: 'answered', caseNumber: '100001' });
  });

  it('is told of all, and of an escalation and who has it', async () => {
    const story = await later(await withCase());
    expect(textOf(await story.say('my cases'))).to.include('100001');
    await story.sayAll('escalate case 100001: slow', 'skip', 'Something else, as I wrote', 'days');
    await story.sayAll('this week', 'skip', 'skip', 'skip', 'skip', 'send');
    const { reference } = await newest(story, 'escalation');
    await story.deliver();
    await story.world.staff(reference, { kind: 'acknowledge' });
    const text = textOf(await story.say('status of case 100001'));
    expect(text).to.include(reference).and.to.include('Kim Berg has it');
  });

  it('says so to somebody who has none', async () => {
    const story = await talk({ as: 'ana' });
    expect(ids(await story.say('my cases'))).to.deep.equal(['case-status.none']);
  });

  it('is told of a request by its reference, to whoever sent it from this conversation', async () => {
    const story = await talk();
    await story.sayAll('agent', 'We need somebody', 'Bo Ek', 'bo@example.com');
    const { reference } = await newest(story, 'person');
    expect(textOf(await story.say(reference))).to.include('safe with us');
    const other = await later(story);
    expect(ids(await other.say(reference))).to.deep.equal(['withdraw-request.unknown']);
  });
});

describe('adding to a case', () => {
  it('puts words and files into the case', async () => {
    const story = await later(await withCase());
    await story.say('add information to case 100001');
    await story.say('It began after the update of Friday');
    await story.say('send');
    expect(ids(await story.deliver())).to.deep.equal(['told.delivered']);
    const options = { signal: AbortSignal.timeout(30_000) };
    const comments = await story.world.backend.comments('100001', options);
    expect(JSON.stringify(comments)).to.include('after the update of Friday');
  });
});

describe('closing a case', () => {
  it('asks for a yes, closes it, and offers the survey once', async () => {
    const story = await later(await withCase());
    await story.sayAll('my case 100001 is solved', 'Restarted the service');
    expect(story.asking).to.equal('review');
    expect(await story.requests()).to.have.length(1);
    await story.say('send');
    expect(story.asking).to.equal('rating');
    await story.sayAll('4: good', 'quick enough');
    expect(ids(story.last)).to.deep.equal(['survey.thanks']);
    const closing = await newest(story, 'closing');
    expect(closing.draft).to.include({ why: 'solved', text: 'Restarted the service' });
    const surveyed = closing.events.find(({ kind }) => kind === 'surveyed');
    expect(surveyed).to.include({ rating: 4, text: 'quick enough' });
    expect(textOf(await story.deliver())).to.include('100001');
    expect(textOf(await story.say('status of case 100001'))).to.include('closed');
  });

  it('never insists on the survey', async () => {
    const story = await later(await withCase());
    await story.sayAll('close case 100001', 'It is solved', 'skip', 'send');
    await story.say('NetScaler is very slow since 9 today');
    expect(story.asking).to.equal('workaround');
  });

  it('is not read from “it is not solved”', async () => {
    const story = await later(await withCase());
    await story.sayAll('close case 100001', 'it is not solved');
    expect(story.asking).to.equal('why');
  });
});

describe('opening a case again', () => {
  const closed = async () => {
    const story = await later(await withCase());
    await story.sayAll('close case 100001', 'It is solved', 'skip', 'send');
    await story.deliver();
    const found = await story.world.backend.get('100001', { signal: AbortSignal.timeout(30_000) });
    return { story, closedAt: Date.parse(found?.closedAt ?? '') };
  };

  for (const [when, before, asks] of [
    ['30 days less a second after it was closed', 1, 'review'],
    ['30 days and a second after it was closed', -1, 'offer'],
  ] as const) {
    it(`${asks === 'review' ? 'is possible' : 'is not possible'} ${when}`, async () => {
      const { story, closedAt } = await closed();
      const at = closedAt + 30 * 24 * 3_600_000 - before * 1000;
      const next = await later(story);
      // Saying a line takes 20 seconds.
      story.world.wait({ milliseconds: at - story.world.now().toMillis() - 20_000 });
      await next.say('reopen case 100001: it is down again');
      expect(next.asking).to.equal(asks);
    });
  }

  it('in time goes on with the same case', async () => {
    const { story } = await closed();
    const said = await story.sayAll('skip', 'reopen case 100001: it is down again');
    expect(ids(said)).to.include('reopen-case.until');
    await story.say('send');
    const told = await story.deliver();
    expect(textOf(told)).to.include('Case 100001 is open again');
  });

  it('too late begins a new case with what is still true, linked with the old one', async () => {
    const { story } = await closed();
    story.wait({ days: 31 });
    const next = await later(story);
    const said = await next.say('reopen case 100001: StoreFront is down again');
    expect(ids(said)).to.deep.equal(['reopen-case.over', 'offer.open-case']);
    expect(textOf(said)).to.include('D1, reopening a support case');
    await next.sayAll('Yes', 'skip', 'No', 'skip', 'skip', 'yes', '+44 20 7946 0000');
    expect(next.asking).to.equal('review');
    await next.say('send');
    const request = await newest(next, 'openCase');
    expect(request.follows).to.equal('100001');
    expect(request.draft).to.include({
      product: 'storefront',
      effect: 'stopped',
      productVersion: '2402 LTSR',
      summary: 'StoreFront is down again',
    });
    expect(textOf(await next.deliver())).to.include('100002');
    const options = { signal: AbortSignal.timeout(30_000) };
    const { events } = await next.world.backend.events(undefined, options);
    const linked = events.filter(({ kind }) => kind === 'link').map((one) => one.caseNumber);
    expect(linked).to.include.members(['100001', '100002']);
  });

  it('decides by the moment of sending', async () => {
    const { story, closedAt } = await closed();
    const next = await later(story);
    story.world.wait({
      milliseconds: closedAt + 30 * 24 * 3_600_000 - 60_000 - story.world.now().toMillis(),
    });
    await next.say('reopen case 100001: StoreFront is down again');
    expect(next.asking).to.equal('review');
    story.wait({ minutes: 2 });
    const said = await next.say('send');
    expect(ids(said)).to.include('reopen-case.over');
    expect((await next.requests()).some(({ kind }) => kind === 'reopening')).to.equal(false);
  });
});

describe('changing a case', () => {
  it('lowers the severity, and never raises it', async () => {
    const story = await later(await withCase());
    await story.say('lower the severity of case 100001 to 2');
    await story.sayAll('Most can work again', 'send');
    await story.deliver();
    expect(await severityOf(story, '100001')).to.equal(2);
    const said = await story.say('change severity of case 100001 to 1');
    expect(ids(said)).to.deep.equal(['raise-severity', 'offer.escalate-case']);
    await story.say('Yes');
    expect(story.asking).to.equal('summary');
    expect(await severityOf(story, '100001')).to.equal(2);
  });

  it('changes the contact', async () => {
    const story = await later(await withCase());
    await story.say('change the contact of case 100001');
    await story.sayAll('Bo Ek', 'bo@example.com', 'skip', 'send');
    await story.deliver();
    const found = await story.world.backend.get('100001', { signal: AbortSignal.timeout(30_000) });
    expect(found?.contact).to.include({ name: 'Bo Ek', email: 'bo@example.com' });
  });
});

describe('taking a request back', () => {
  it('works as long as nobody has taken it up', async () => {
    const story = await talk();
    await story.sayAll('agent', 'We need somebody', 'Bo Ek', 'bo@example.com');
    await story.say('withdraw my request');
    expect(story.asking, 'it is sent by a yes only').to.equal('review');
    expect(ids(await story.say('yes'))).to.include('withdraw-request.withdrawn');
    expect((await newest(story, 'person')).status).to.equal('withdrawn');
    expect(ids(await story.say('withdraw my request'))).to.deep.equal([
      'withdraw-request.pickedUp',
    ]);
  });

  it('is too late once somebody has, even between question and yes', async () => {
    const story = await talk();
    await story.sayAll('agent', 'We need somebody', 'Bo Ek', 'bo@example.com');
    const { reference } = await newest(story, 'person');
    await story.say('withdraw my request');
    await story.world.staff(reference, { kind: 'take' });
    expect(ids(await story.say('yes'))).to.include('withdraw-request.pickedUp');
    expect((await newest(story, 'person')).status).not.to.equal('withdrawn');
  });

  it('says so where there is nothing to take back', async () => {
    const story = await talk();
    expect(ids(await story.say('cancel my request'))).to.deep.equal(['withdraw-request.nothing']);
  });
});
