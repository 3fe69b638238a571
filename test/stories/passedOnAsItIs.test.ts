import { expect } from 'chai';
import { handoffOf } from '../../services/handoff/handoffOf.ts';
import { handoffSections } from '../../services/handoff/sections.ts';
import { handoffText } from '../../services/handoff/handoffText.ts';
import { later, newest, textOf, withCase } from '../support/cases.ts';
import { ids, type Talk, talk } from '../support/talk.ts';
import { policies } from '../support/world.ts';

const NOT_FROM_YOU = 'support is told that it is not from you';

async function onDesk(story: Talk): Promise<string> {
  const request = await newest(story, 'openCase');
  const now = story.world.now();
  return handoffText(handoffSections(handoffOf(request, { policies, now }), now));
}

describe('what is passed on as it is', () => {
  it('shows the severity that the rules propose before it is passed on with it', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('StoreFront is down', 'a human please');
    expect(story.asking).to.equal('person');
    expect(textOf(story.last))
      .to.include(NOT_FROM_YOU)
      .and.to.include('Severity: Severity 1: Critical outage');
    await story.say('Pass it on as it is');
    expect((await newest(story, 'openCase')).draft.severity).to.equal(1);
  });

  it('tells the desk that the customer has not confirmed the severity', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('StoreFront is down', 'a human please', 'Pass it on as it is');
    expect((await newest(story, 'openCase')).severity).to.include({ customer: 1, agreed: false });
    const text = await onDesk(story);
    expect(text)
      .to.include('Not confirmed')
      .and.to.include('proposed by the rules, and not confirmed by the customer');
    expect(text).not.to.include('The customer says 1');
  });

  it('says nothing of it where the customer has said the severity', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('StoreFront is down', 'change severity to 2', 'a human please');
    const isSaid = textOf(story.last);
    await story.say('Pass it on as it is');
    expect(isSaid).not.to.include('Severity:');
    expect((await newest(story, 'openCase')).severity).to.include({ customer: 2, agreed: false });
    expect(await onDesk(story))
      .to.include('The customer says 2')
      .and.not.to.include('Not confirmed');
  });

  it('is shown as a whole if what stands in is another by then', async () => {
    const story = await talk();
    await story.sayAll('Printing with StoreFront is slow', 'a human please');
    const offered = textOf(story.last);
    expect(offered).to.include('Severity:').and.not.to.include('Severity 1');
    await story.sayAll('Pass it on as it is', 'change effect to work has stopped', 'Bo Ek');
    await story.say('bo@example.com');
    expect(story.asking).to.equal('review');
    expect(textOf(story.last)).to.include('Severity 1: Critical outage');
    expect(await story.requests()).to.have.length(0);
    expect(ids(await story.say('send'))).to.include('receipt');
  });

  it('of an escalation shows what stands in for what was not asked, too', async () => {
    const story = await later(await withCase());
    await story.sayAll('escalate case 100001', 'agent');
    expect(textOf(story.last))
      .to.include('How soon: Today')
      .and.to.include('Wanted: Something else, as I wrote')
      .and.to.include(NOT_FROM_YOU);
    await story.say('Pass it on as it is');
    expect((await newest(story, 'escalation')).leftOut).to.include.members(['urgency', 'outcome']);
  });

  it('shows nothing where nothing stands in', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('I need support', 'agent');
    expect(textOf(story.last)).not.to.include(NOT_FROM_YOU);
  });
});
