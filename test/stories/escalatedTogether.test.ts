import { expect } from 'chai';
import { handoffMail } from '../../services/handoff/handoffMail.ts';
import { handoffOf } from '../../services/handoff/handoffOf.ts';
import { handoffText } from '../../services/handoff/handoffText.ts';
import { handoffSections } from '../../services/handoff/sections.ts';
import { later, newest, textOf, withCase } from '../support/cases.ts';
import { ids, type Talk } from '../support/talk.ts';
import { policies } from '../support/world.ts';

const TO_REVIEW = ['Other', 'Today', 'skip', 'Neither'];

/** Ana has escalated, and Luis joins her from a chat of his own. */
async function together(): Promise<readonly [ana: Talk, luis: Talk, reference: string]> {
  const ana = await later(await withCase());
  await ana.sayAll('escalate case 100001: nobody answers', ...TO_REVIEW, 'send');
  await ana.deliver();
  const luis = await later(ana, { as: 'luis' });
  await luis.sayAll(
    'escalate case 100001: the plant stands still',
    'Speak with a manager',
    'Right now',
    'skip',
    'Money',
  );
  expect(luis.asking).to.equal('phone');
  await luis.sayAll('+1 305 555 0199', 'change affected users to 700');
  expect(luis.asking).to.equal('review');
  await luis.say('send');
  const { reference } = await newest(ana, 'escalation');
  await luis.deliver();
  return [ana, luis, reference];
}

const heard = async (one: Talk): Promise<readonly string[]> => ids(await one.deliver());

describe('an escalation of two people', () => {
  it('is told to both, each thing once', async () => {
    const [ana, luis, reference] = await together();
    const { world } = ana;
    await world.staff(reference, { kind: 'acknowledge' });
    expect(await heard(ana)).to.deep.equal(['told.acknowledged']);
    expect(await heard(luis)).to.deep.equal(['told.acknowledged']);
    await world.staff(reference, { kind: 'nextSteps', text: 'We meet at noon.' });
    expect(await heard(luis)).to.deep.equal(['told.nextSteps']);
    expect(await heard(ana)).to.deep.equal(['told.nextSteps']);
    expect([...(await heard(ana)), ...(await heard(luis))]).to.deep.equal([]);
  });

  it('lets both talk with the person who answers, each under their name', async () => {
    const [ana, luis, reference] = await together();
    await ana.world.staff(reference, { kind: 'answer', text: 'Hello, which plant?' });
    expect(await heard(ana)).to.include('told.answer');
    expect(await heard(luis)).to.include('told.answer');
    await luis.say('The one in Tampa');
    await ana.say('I am with Luis');
    const { events } = await newest(ana, 'escalation');
    const said = events.filter(({ kind }) => kind === 'customerWrote');
    expect(said.map(({ by, text }) => [by.kind === 'customer' && by.name, text])).to.deep.equal([
      ['Luis Ortega', 'The one in Tampa'],
      ['Ana Morales', 'I am with Luis'],
    ]);
  });

  it('is open again if one of them says that it is not solved, whatever the other said', async () => {
    const [ana, luis, reference] = await together();
    await ana.world.staff(reference, { kind: 'resolve', text: 'A manager has called.' });
    expect(await heard(ana)).to.include('told.solved.ask');
    expect(await heard(luis)).to.include('told.solved.ask');
    await ana.say('Yes, it is solved');
    expect(ids(await luis.say('No, not yet'))).to.deep.equal(['solved.disputed']);
    const { events } = await newest(ana, 'escalation');
    expect(events.map(({ kind }) => kind)).to.include.members(['confirmed', 'disputed']);
  });

  it('reads as one to staff: the newest of each, with who added what', async () => {
    const [ana, , reference] = await together();
    const request = await newest(ana, 'escalation');
    const now = ana.world.now();
    const handoff = handoffOf(request, { policies, now });
    expect(handoff.asked.title).to.equal('Escalation to management: speak with a manager');
    expect(handoff.impact).to.include({ affectedUsers: 700, stake: 'money' });
    const text = handoffText(handoffSections(handoff, now));
    expect(text).to.include('Added by Luis Ortega:\n    the plant stands still\n    Luis Ortega, ');
    expect(text).not.to.include('How many production users');
    const mails = await ana.world.mails();
    const joined = mails.findLast(({ subject }) => subject.startsWith(`Re: ${reference}`));
    const event = request.events.find(({ kind }) => kind === 'joined');
    expect(joined?.text.split('\n')).to.include.members([
      '    the plant stands still',
      '    Wished for: speak with a manager',
      '    Users affected: 700',
      '    Phone: +1 305 555 0199',
    ]);
    expect(handoffMail(handoff, { to: 'a@b.example', deskUrl: '', event }, now).html).to.include(
      'Users affected: 700<br>',
    );
  });
});

describe('an escalation that somebody joins in a hurry', () => {
  async function joinedBriefly(first: readonly string[]) {
    const ana = await later(await withCase());
    await ana.sayAll('escalate case 100001: nobody answers', ...first);
    await ana.deliver();
    const luis = await later(ana, { as: 'luis' });
    await luis.sayAll('escalate case 100001: the plant stands still', 'agent');
    await luis.say('Pass it on as it is');
    await luis.deliver();
    const request = await newest(ana, 'escalation');
    const now = ana.world.now();
    const text = handoffText(handoffSections(handoffOf(request, { policies, now }), now));
    return { text, mails: await ana.world.mails(), request };
  }

  it('does not have words in their mouth: what they were not asked is said to be so', async () => {
    const { mails, request } = await joinedBriefly([
      'Other',
      'In the next days',
      'skip',
      'Neither',
      'send',
    ]);
    const joined = mails.findLast(({ subject }) => subject.startsWith(`Re: ${request.reference}`));
    expect(joined?.text).to.include('the plant stands still');
    expect(joined?.text).to.include('How soon (not asked, taken as “today”)');
    expect(joined?.text).not.to.include('How soon: today');
    const event = request.events.find(({ kind }) => kind === 'joined');
    expect(event?.text).to.include('Urgency: today (not said by the customer)');
  });

  it('presses as much as somebody said, not as much as was assumed', async () => {
    const { text } = await joinedBriefly(['Other', 'In the next days', 'skip', 'Neither', 'send']);
    expect(text).to.include('How soon: within days');
    expect(text).not.to.match(/How soon[^\n]*today/);
  });
});

describe('what is known of a case', () => {
  it('is taken over into its escalation, said so, and can be put right', async () => {
    const story = await later(await withCase());
    const said = await story.sayAll('escalate case 100001: nobody answers', 'Other', 'Today');
    expect(ids(said)).to.include('escalate-case.taken');
    expect(textOf(said))
      .to.include('case 100001')
      .and.to.include('500 people affected')
      .and.to.include('No orders can be taken');
    await story.sayAll('skip', 'Neither');
    expect(story.asking).to.equal('review');
    await story.sayAll('change affected users to 900', 'send');
    const { draft } = await newest(story, 'escalation');
    expect(draft).to.include({ affectedUsers: 900, businessImpact: 'No orders can be taken' });
  });

  it('gives the number of the one who is to be called, and asks for anybody else’s', async () => {
    const ana = await later(await withCase());
    await ana.sayAll('escalate case 100001: nobody answers', 'Be called back', 'Today', 'skip');
    await ana.say('Neither');
    expect(ana.asking, 'the case has it').to.equal('review');
    await ana.say('change the contact to Luis Ortega');
    expect(ana.asking, 'it is Ana’s number').to.equal('phone');
    const luis = await later(ana, { as: 'luis' });
    await luis.sayAll('escalate case 100001: nobody answers', 'Be called back', 'Today', 'skip');
    await luis.say('Neither');
    expect(luis.asking).to.equal('phone');
    expect(JSON.stringify(luis.last)).not.to.include('+44 20 7946 0000');
  });
});
