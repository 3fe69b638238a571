import { expect } from 'chai';
import { listItemOf } from '../../bot/desk/listItemOf.ts';
import { handoffOf } from '../../services/handoff/handoffOf.ts';
import { handoffText } from '../../services/handoff/handoffText.ts';
import { handoffSections } from '../../services/handoff/sections.ts';
import { isOpen } from '../../services/requests/alone.ts';
import { later, newest, withCase } from '../support/cases.ts';
import { talk, type Talk } from '../support/talk.ts';
import { policies } from '../support/world.ts';

const ESCALATED = ['escalate case 100001: nobody answers', 'Other', 'Today', 'skip', 'Neither'];

/** The desk's list as staff have it. */
const open = async (story: Talk) => {
  const now = story.world.now();
  return (await story.world.requests.list({ limit: 50, isOpen: true })).map((request) =>
    listItemOf(request, { policies, now, parked: null }),
  );
};

describe('the list of the desk', () => {
  it('has the severity of a case as it is now, and as it was when something was asked', async () => {
    const story = await later(await withCase());
    await story.sayAll(...ESCALATED, 'send');
    await story.deliver();
    await story.sayAll('lower the severity of case 100001 to 3', 'skip', 'send');
    await story.deliver();
    const severities = (await open(story)).map((one) => [
      one.kind,
      one.severityNow,
      one.severityRaised,
    ]);
    expect(severities).to.deep.equal([
      ['escalation', 3, 1],
      ['openCase', 3, 1],
    ]);
    const request = await newest(story, 'severity');
    const { asked } = handoffOf(request, { policies, now: story.world.now() });
    expect(asked.title).to.equal('Lower case 100001 from severity 1 to 3');
  });

  it('lets go of what waited on a case that its customer has closed, and says so there', async () => {
    const story = await later(await withCase());
    await story.sayAll(...ESCALATED, 'send');
    await story.deliver();
    await story.sayAll('close case 100001', 'It is solved', 'skip', 'send');
    await story.deliver();
    expect(await open(story)).to.deep.equal([]);
    const { reference } = await newest(story, 'closing');
    for (const kind of ['openCase', 'escalation'] as const) {
      const { last, work } = listItemOf(await newest(story, kind), {
        policies,
        now: story.world.now(),
        parked: null,
      });
      expect(work.state).to.equal('done');
      expect(last).to.include({
        kind: 'caseClosed',
        text: `Case 100001 is closed, as the customer asked with ${reference}.`,
      });
    }
    // It is no refusal without a reason to whoever still has it open.
    const { reference: opened } = await newest(story, 'openCase');
    const late = await story.world.staff(opened, { kind: 'take' });
    expect(late).to.include({ kind: 'tooLate', why: 'The customer has had its case closed.' });
  });

  it('leaves to somebody what they have of a case that its customer has closed, and says so there', async () => {
    const story = await later(await withCase());
    const { reference } = await newest(story, 'openCase');
    await story.world.staff(reference, { kind: 'take' });
    await story.sayAll('close case 100001', 'It is solved', 'skip', 'send');
    await story.deliver();
    const [item] = await open(story);
    expect(item).to.include({ reference, kind: 'openCase' });
    expect(item?.work.state).to.equal('taken');
    expect(item?.last?.text).to.include('Case 100001 is closed, as the customer asked with');
  });

  it('says who the new contact of a case is wherever something is open about it', async () => {
    const story = await later(await withCase());
    await story.say('change the contact of case 100001');
    await story.sayAll('Bo Ek', 'bo@example.com', 'skip', 'send');
    await story.deliver();
    const [item] = await open(story);
    expect(item).to.include({ kind: 'openCase', isOpen: true });
    expect(item?.work.state).to.equal('waiting');
    expect(item?.last?.text).to.include(
      'The contact of case 100001 is bo@example.com now, as the customer asked with SR-',
    );
  });

  it('lets go of what the desk has carried out by itself', async () => {
    const story = await later(await withCase());
    await story.sayAll('add information to case 100001: the log says 503', 'send');
    const { reference } = await newest(story, 'information');
    expect(isOpen(await newest(story, 'information'))).to.equal(true);
    await story.deliver();
    expect((await open(story)).map(({ kind }) => kind)).to.deep.equal(['openCase']);
    // Who answers it all the same has it until they are done.
    await story.world.staff(reference, { kind: 'answer', text: 'Thanks, I look at it.' });
    expect((await open(story)).map(({ kind }) => kind)).to.have.members([
      'openCase',
      'information',
    ]);
    await story.world.staff(reference, { kind: 'resolve', text: 'Read.' });
    expect((await open(story)).map(({ kind }) => kind)).to.deep.equal(['openCase']);
  });

  it('has escalations above what else is as severe and newer', async () => {
    const story = await later(await withCase());
    await story.sayAll(...ESCALATED, 'send');
    await later(await withCase({ in: story.world }));
    expect((await open(story)).map(({ kind }) => kind)).to.deep.equal([
      'escalation',
      'openCase',
      'openCase',
    ]);
  });
});

describe('a handoff of what was sent as it is', () => {
  it('takes nothing for a wish or for words of theirs that a customer was not asked', async () => {
    const story = await later(await withCase());
    await story.sayAll('escalate case 100001', 'agent', 'Pass it on as it is');
    const request = await newest(story, 'escalation');
    expect(request.leftOut).to.include.members(['summary', 'outcome', 'urgency']);
    const now = story.world.now();
    const handoff = handoffOf(request, { policies, now });
    expect(handoff.asked).to.deep.equal({
      title: 'Escalation to management',
      text: '',
      facts: [],
    });
    const text = handoffText(handoffSections(handoff, now));
    expect(text).to.include('Wished for (not asked, taken as “something else”)');
    expect(text).to.include('How soon (not asked, taken as “today”)');
    expect(text).not.to.match(/In their words|How soon: today/);
  });

  it('has no words of somebody who asked for a person, and then for a person', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('agent', 'agent please');
    const request = await newest(story, 'person');
    expect(request.leftOut).to.deep.equal(['summary']);
    const now = story.world.now();
    const handoff = handoffOf(request, { policies, now });
    expect(handoff.asked.text).to.equal('');
    expect(handoffText(handoffSections(handoff, now))).to.include(
      'Summary (not asked, taken as “Asked for a person and told nothing further.”)',
    );
  });

  it('has the words of somebody who asked for a person again after saying them', async () => {
    const story = await talk();
    await story.sayAll('agent', 'The licence server is lost', 'a human', 'Bo Ek', 'bo@example.com');
    const { draft, leftOut, corrections } = await newest(story, 'person');
    expect(draft.summary).to.equal('The licence server is lost');
    expect([...leftOut, ...corrections]).to.deep.equal([]);
  });
});
