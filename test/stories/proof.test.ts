import { expect } from 'chai';
import { codeFor, newest, textOf, withCase } from '../support/cases.ts';
import { ids, talk, type Talk } from '../support/talk.ts';

const ANA = 'ana.morales@example.com';

/** A stranger in the world of Ana's case. */
async function stranger(): Promise<Talk> {
  return talk({ in: (await withCase()).world });
}

describe('proving who one is', () => {
  it('comes before what needs it, and then that goes on with what was said', async () => {
    const story = await stranger();
    const said = await story.say('escalate case 100001, nobody answers us');
    expect(ids(said)).to.deep.equal(['prove-identity.lead', 'prove-identity.email.ask']);
    await story.say(`it is ${ANA}`);
    expect(story.asking).to.equal('code');
    const proved = await story.say(await codeFor(story.world, ANA));
    expect(ids(proved)).to.include.members(['prove-identity.done', 'escalate-case.outcome.ask']);
    await story.sayAll(
      'Be called back',
      'Today',
      'skip',
      'skip',
      'skip',
      'skip',
      '+1 202 555 0143',
    );
    await story.say('send');
    const { draft, speaker } = await newest(story, 'escalation');
    expect(draft.summary).to.equal('nobody answers us');
    expect(speaker).to.include({ kind: 'customer', by: 'code', accountId: 'ORG-10442' });
    expect(ids(await story.say('my cases'))).to.deep.equal(['case-status.all']);
  });

  for (const line of [
    'escalate case 100001',
    'status of case 100001',
    'add information to case 100001',
    'close case 100001',
    'reopen case 100001',
    'lower the severity of case 100001',
    'change the contact of case 100001',
  ]) {
    it(`comes before “${line}”`, async () => {
      const story = await stranger();
      expect(ids(await story.say(line))[0]).to.equal('prove-identity.lead');
    });
  }

  for (const line of [
    'our storefront is down for everybody',
    'Unser Server geht nicht mehr, keiner kann arbeiten',
    'nobody can log in since 8',
  ]) {
    it(`is not waited for by a problem that is told instead: “${line}”`, async () => {
      const story = await talk();
      await story.say('12345');
      expect(story.asking).to.equal('email');
      await story.say(line);
      expect(story.last.at(-1)?.intake?.form).to.equal('open-case');
      await story.say('review');
      expect(story.last[0]?.text).to.include(line);
    });
  }

  for (const line of [
    'I have a problem with my e-mail',
    'i can not log in to my account',
    'why is this broken?',
    'the code does not work at all',
  ]) {
    it(`is still asked for after “${line}”`, async () => {
      const story = await talk();
      await story.sayAll('12345', line);
      expect(story.last.at(-1)?.intake).to.include({ form: 'prove-identity', asking: 'email' });
    });
  }

  it('can be left with “forget that”', async () => {
    const story = await talk();
    await story.sayAll('12345', 'forget that');
    expect(story.asking).to.equal('cancel');
    expect(ids(await story.say('yes'))).to.include('cancel.done');
  });

  it('says the same of an address that is known and of one that is not', async () => {
    const answers = [];
    for (const email of [ANA, 'nobody@example.org']) {
      const story = await stranger();
      await story.say('my cases');
      const said = await story.say(email);
      answers.push([ids(said), textOf(said).replaceAll(email, 'E')]);
      answers.push(ids(await story.say('000 000')));
      answers.push(ids(await story.say('code again')));
    }
    expect(answers.slice(3)).to.deep.equal(answers.slice(0, 3));
  });

  it('takes the newest code only, and says the same of a wrong, a used and an old one', async () => {
    const story = await stranger();
    await story.sayAll('my cases', ANA);
    const first = await codeFor(story.world, ANA);
    await story.say('I have not received it');
    const second = await codeFor(story.world, ANA, 2);
    const wrong = await story.say(first);
    expect(ids(wrong)).to.deep.equal(['prove-identity.wrong', 'prove-identity.code.ask']);
    story.wait({ minutes: 11 });
    expect(ids(await story.say(second))).to.deep.equal(ids(wrong));
    await story.say('send me another code');
    const third = await codeFor(story.world, ANA, 3);
    expect(ids(await story.say(`here: ${third}.`))).to.include('prove-identity.done');
    const other = await talk({ in: story.world });
    await other.sayAll('my cases', ANA);
    expect(ids(await other.say(third)), 'it was for another conversation').to.deep.equal(
      ids(wrong),
    );
  });

  it('changes address by a correction, and says how', async () => {
    const story = await stranger();
    await story.sayAll('my cases', 'wrong@example.org');
    expect(ids(await story.say(ANA))).to.include('prove-identity.other');
    await story.say(`change e-mail to ${ANA}`);
    await story.say(await codeFor(story.world, ANA));
    expect(ids(story.last)).to.include('case-status.all');
  });

  it('leaves a person as the way out, who is told what was wanted', async () => {
    const story = await stranger();
    await story.sayAll('escalate case 100001, nobody answers us', 'agent');
    expect(story.asking).to.equal('name');
    await story.sayAll('Bo Ek', 'bo@example.com');
    const { draft } = await newest(story, 'person');
    expect(draft.summary).to.include('escalating a case').and.to.include('nobody answers us');
  });

  it('says so where no mail can be sent', async () => {
    const story = await talk({ mailer: null });
    await story.say('my cases');
    expect(ids(await story.say(ANA))).to.include('prove-identity.unavailable');
    expect(story.last.at(-1)?.text).to.equal('Shall I pass you to a person?');
    await story.say('Yes');
    expect(story.last.at(-1)?.intake?.form).to.equal('person');
    expect(story.asking, 'what was wanted goes along').to.equal('name');
  });

  it('does not call a right code used because something was said in the chat at the same moment', async () => {
    let isMeanwhile = false;
    const story = await talk({
      through: (store) => ({
        ...store,
        async commit(turn) {
          if (isMeanwhile) {
            isMeanwhile = false;
            const { handled: _, ...theirs } = turn;
            const before = await store.load(turn.id);
            await store.commit({ ...theirs, state: before?.state, replies: [] });
          }
          return store.commit(turn);
        },
      }),
    });
    await story.sayAll('my cases', ANA);
    const code = await codeFor(story.world, ANA);
    isMeanwhile = true;
    expect(ids(await story.say(code))).to.include('prove-identity.done');
    expect(isMeanwhile, 'the line was answered anew').to.equal(false);
  });

  it('says when a code has had its tries, in the same words for every address', async () => {
    const answers = [];
    for (const email of [ANA, 'nobody@example.org']) {
      const story = await stranger();
      await story.sayAll('my cases', email, '000 000', '000 001');
      expect(ids(story.last)).to.include('prove-identity.wrong');
      answers.push(textOf(await story.say('000 002')).replaceAll(email, 'E'));
      expect(ids(story.last)).to.include('prove-identity.usedUp');
      await story.sayAll('code again', '000 003');
      expect(ids(story.last), 'a new code has its own').to.include('prove-identity.wrong');
    }
    expect(answers[1]).to.equal(answers[0]);
  });

  it('ends with “log me out” on a machine that others use, and drops what is unfinished', async () => {
    const story = await stranger();
    await story.sayAll('add information to case 100001', ANA);
    await story.say(await codeFor(story.world, ANA));
    expect(ids(await story.say('log me out'))).to.include('root.signed-out');
    expect(ids(await story.say('my cases'))[0]).to.equal('prove-identity.lead');
  });

  it('is not ended here where the page has signed somebody in', async () => {
    const story = await talk({ as: 'ana' });
    expect(ids(await story.say('sign out'))).to.deep.equal(['root.signed-out.not-here']);
  });

  it('is not asked of somebody who wants to open a case or speak with a person', async () => {
    const story = await stranger();
    await story.say('StoreFront is down');
    expect(story.asking).to.equal('startedAt');
  });

  it('is asked again when it has run out, and nothing is lost meanwhile', async () => {
    const story = await stranger();
    await story.sayAll('add information to case 100001', ANA);
    await story.say(await codeFor(story.world, ANA));
    expect(story.asking).to.equal('text');
    story.wait({ hours: 2 });
    await story.say('It began on Friday');
    expect(ids(story.last)).to.include('prove-identity.lead');
    await story.say(ANA);
    await story.say(await codeFor(story.world, ANA, 2));
    expect(story.asking).to.equal('resume');
    await story.say('Continue');
    expect(textOf(story.last)).to.include('To add: It began on Friday');
  });

  it('shows nothing of an account before', async () => {
    const story = await stranger();
    const lines = ['status of case 100001', 'x@example.org', '123456', 'close case 100001', 'yes'];
    for (const line of lines) {
      await story.say(line);
      expect(textOf(story.last)).not.to.match(/StoreFront|Northwind|Ana|Severity 1/);
    }
  });
});
