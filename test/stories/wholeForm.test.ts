import { expect } from 'chai';
import { ids, talk, type Talk } from '../support/talk.ts';

/** Somebody who has said little, and would rather see all questions. */
async function atTheForm(options: Parameters<typeof talk>[0] = {}): Promise<Talk> {
  const story = await talk(options);
  await story.sayAll('report a problem', 'Our StoreFront logon page shows an error', 'all at once');
  return story;
}

const OUTAGE = {
  'answers.effect': 'stopped',
  'answers.startedAt.date': '2026-11-21',
  'answers.startedAt.time': '06:00',
  'answers.workaround': 'none',
  'answers.affectedUsers': '500',
  'answers.businessImpact': 'No orders can be taken',
  'answers.severity': '1',
  'answers.productVersion': '2402 LTSR',
  'answers.accountId': 'ORG-10442',
  'answers.name': 'Bo Ek',
  'answers.email': 'bo@example.com',
  'answers.phone': '+44 20 7946 0000',
};

const fieldsOf = (story: Talk) =>
  story.last.findLast(({ intake }) => intake?.fields !== undefined)?.intake?.fields ?? [];

describe('all questions on one card', () => {
  it('come when they are wished for in a sentence, also before anything was told', async () => {
    for (const before of [[], ['StoreFront is slow'], ['StoreFront is slow', 'cancel', 'yes']]) {
      const story = await talk({ as: 'ana' });
      await story.sayAll(...before, 'can i have all questions on one card');
      expect(ids(story.last), before.join()).to.include('form.all');
      expect(fieldsOf(story).map(({ slot }) => slot)).to.include.members(['summary', 'effect']);
    }
  });

  it('leads from one card to the review, and to support', async () => {
    const story = await atTheForm();
    expect(fieldsOf(story).map(({ slot }) => slot)).to.include.members([
      'effect',
      'email',
      'phone',
    ]);
    await story.fill(story.card, OUTAGE);
    expect(story.asking).to.equal('review');
    await story.say('send');
    const [request] = await story.cases();
    expect(request?.draft).to.include({
      effect: 'stopped',
      severity: 1,
      affectedUsers: 500,
      startedAt: '2026-11-21T06:00:00+00:00',
      email: 'bo@example.com',
      phone: '+44 20 7946 0000',
    });
  });

  it('says in words what it asks, so that nobody needs the card', async () => {
    const story = await atTheForm();
    const [form] = story.last;
    expect(form?.id).to.equal('form.all');
    for (const { label } of fieldsOf(story)) expect(form?.text).to.contain(label);
    expect(form?.text).to.contain('What does it do to your work?');
    expect(story.asking).to.equal('effect');
    await story.say('It is a question');
    expect(story.asking).not.to.equal('effect');
  });

  it('marks what may be left out and what only some need, and leaves out what nobody does', async () => {
    const story = await atTheForm();
    const fields = new Map(fieldsOf(story).map((field) => [field.slot, field]));
    expect(fields.get('phone')?.isMaybe).to.equal(true);
    expect(fields.get('accountId')?.isOptional).to.equal(true);
    expect(fields.get('email')).to.include({ isMaybe: false, isOptional: false });
    expect([...fields.keys()]).not.to.include('certified');
    expect(fields.get('product')?.value).to.equal('storefront');
  });

  it('does not ask a signed-in customer what is known', async () => {
    const story = await atTheForm({ as: 'ana' });
    const slots = fieldsOf(story).map(({ slot }) => slot);
    expect(slots).to.include('effect');
    expect(slots).not.to.include.members(['name', 'email', 'accountId']);
  });

  it('keeps what it can read, says by field what it cannot, and asks for that next', async () => {
    const story = await atTheForm();
    const inputs = { ...OUTAGE, 'answers.affectedUsers': 'plenty', 'answers.email': 'bo at home' };
    await story.fill(story.card, inputs);
    const unread = story.last.find(({ id }) => id === 'form.all.unread')?.text ?? '';
    expect(unread).to.contain('“plenty”').and.to.contain('“bo at home”');
    expect(unread).to.contain('It should look like ana@example.com');
    expect(story.asking).to.equal('affectedUsers');
    await story.say('500');
    expect(story.asking).to.equal('email');
    await story.say('bo@example.com');
    expect(story.asking).to.equal('review');
  });

  it('shows what could not be read on the next such card, with what is wrong', async () => {
    const story = await atTheForm();
    await story.fill(story.card, { ...OUTAGE, 'answers.email': 'bo at home' });
    await story.say('all at once');
    const email = fieldsOf(story).find(({ slot }) => slot === 'email');
    expect(email).to.include({ value: 'bo at home' });
    expect(email?.problem).to.contain('ana@example.com');
    await story.fill(story.card, { 'answers.email': 'bo@example.com' });
    expect(story.asking).to.equal('review');
  });

  it('drops what does not apply, and takes it up when it comes to', async () => {
    const story = await atTheForm();
    await story.fill(story.card, { ...OUTAGE, 'answers.severity': '2' });
    expect(ids(story.last)).to.include('form.all.not-needed');
    expect(story.asking).to.equal('review');
    expect(story.last.at(-1)?.text).not.to.contain('7946');
    await story.say('change severity to 1');
    expect(story.asking).to.equal('review');
    expect(story.last.at(-1)?.text).to.contain('7946');
  });

  it('asks which is meant where a date can be read in two ways', async () => {
    const story = await atTheForm({ locale: 'en' });
    const { 'answers.startedAt.date': _, 'answers.startedAt.time': __, ...rest } = OUTAGE;
    await story.fill(story.card, { ...rest, 'answers.startedAt': '03/04/2026' });
    expect(ids(story.last)).to.include('form.all.unread');
    expect(story.asking).to.equal('startedAt');
    expect(story.last.at(-1)?.choices.map(({ title }) => title)).to.include.members([
      'Fri, 3 Apr 2026',
      'Wed, 4 Mar 2026',
    ]);
  });

  it('takes a second press for what it is, and keeps what was said meanwhile', async () => {
    const story = await atTheForm();
    const { card } = story;
    await story.fill(card, { 'answers.effect': 'question' });
    const open = story.asking;
    await story.fill(card, { 'answers.effect': 'stopped', 'answers.name': 'Somebody Else' });
    expect(ids(story.last)).to.include('form.all.old');
    expect(story.asking).to.equal(open);
    expect(await story.stored()).to.not.contain('"effect":"stopped"');
  });

  it('tells an older card with all questions from the newer one', async () => {
    const story = await atTheForm();
    const old = story.card;
    await story.say('all at once');
    expect(ids(story.last)).to.deep.equal(['review.retired', 'form.all']);
    await story.fill(old, OUTAGE);
    expect(ids(story.last)[0]).to.equal('form.all.old');
  });

  it('undoes nothing that was typed after the card was shown', async () => {
    const story = await atTheForm();
    const { card } = story;
    await story.say('change e-mail to new@example.com');
    await story.say('change org id to ORG-77777');
    await story.fill(card, { ...OUTAGE, 'answers.email': '', 'answers.accountId': '' });
    expect(story.asking).to.equal('review');
    expect(story.last.at(-1)?.text).to.contain('new@example.com').and.to.contain('ORG-77777');
  });

  it('believes nothing that was not on the card', async () => {
    const story = await atTheForm();
    const hostile = {
      'answers.certified': 'yes',
      'answers.constructor': 'x',
      'answers.__proto__': 'x',
    };
    await story.fill(story.card, hostile);
    expect(ids(story.last)).to.include('form.all.nothing');
    await story.say('all at once');
    await story.fill(story.card, { ...OUTAGE, ...hostile });
    await story.say('send');
    const [request] = await story.cases();
    expect(request?.draft).not.to.have.any.keys('certified', 'constructor');
  });

  it('takes what is far too long as far as it goes', async () => {
    const story = await atTheForm();
    await story.fill(story.card, { ...OUTAGE, 'answers.businessImpact': 'x'.repeat(50_000) });
    expect(story.asking).to.equal('review');
  });

  it('masks a password that was filled in, and says so', async () => {
    const story = await atTheForm();
    await story.fill(story.card, {
      ...OUTAGE,
      'answers.businessImpact': 'Nobody works. password: hunter2secret',
    });
    expect(ids(story.last)).to.include('masked');
    expect(await story.stored()).not.to.contain('hunter2secret');
  });

  it('shows staff in the transcript what was filled in', async () => {
    const story = await atTheForm();
    await story.fill(story.card, OUTAGE);
    await story.say('send');
    const [request] = await story.cases();
    const said = request?.transcript.map(({ text }) => text).join('\n');
    expect(said).to.contain('businessImpact: No orders can be taken');
  });

  it('is retired when the request is sent, and says so when it is pressed again', async () => {
    const story = await atTheForm();
    const { card } = story;
    await story.sayAll('It is a question', 'ORG-10442', 'Bo Ek', 'bo@example.com');
    while (story.asking !== 'review') await story.say('skip');
    await story.say('send');
    expect(story.last.filter(({ id }) => id === 'review.retired')).to.have.lengthOf(2);
    await story.fill(card, OUTAGE);
    expect(ids(story.last)).to.deep.equal(['card.old']);
  });

  it('is not offered where there is one question', async () => {
    const story = await talk();
    await story.sayAll('what do you have about me');
    await story.say('all at once');
    expect(ids(story.last)).not.to.include('form.all');
  });
});
