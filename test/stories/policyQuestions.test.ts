import { expect } from 'chai';
import { POLICY_TOPICS, policyAnswer } from '../../services/policy/answers.ts';
import { loadPolicies } from '../../services/policy/loadPolicies.ts';
import { ids, talk } from '../support/talk.ts';

const policies = loadPolicies(new URL('../../services/policy/policies/', import.meta.url));

const QUESTIONS = [
  ['How often will I be updated?', 'policy.updates'],
  ['How do I open a case by phone?', 'policy.opening'],
  ['How do I escalate a case?', 'policy.escalation'],
  ['Can I raise the severity later?', 'policy.severityChange'],
  ['When is a case closed?', 'policy.closing'],
  ['Can I reopen my case?', 'policy.reopening'],
  ['Where can I follow the progress of my case?', 'policy.progress'],
  ['How do I change our technical contact?', 'policy.contacts'],
  ['Can our partner open cases for us?', 'policy.thirdParties'],
  ['What are my responsibilities?', 'policy.duties'],
  ['Who is the Critical Situation Manager?', 'policy.roles'],
  ['Who handles licences?', 'policy.licences'],
  ['Do you offer training?', 'policy.outOfScope'],
  ['Where can I find the documentation?', 'policy.selfHelp'],
  ['Can somebody come on-site?', 'policy.onsite'],
  ['How do I get a hardware replacement?', 'policy.hardware'],
  ['Are our PINs transferable?', 'policy.partner'],
  ['What is extended support?', 'policy.extended'],
  ['Do you guarantee a resolution time?', 'policy.restoration'],
] as const;

describe('questions about the rules of support', () => {
  it('knows a question for every topic', () => {
    const asked = QUESTIONS.map(([, reply]) => reply.replace('policy.', ''));
    expect(asked).to.have.members([...POLICY_TOPICS]);
  });

  for (const [line, reply] of QUESTIONS) {
    it(`answers “${line}” with its sources, in the middle of a form, and goes on`, async () => {
      const story = await talk();
      await story.say('StoreFront is down');
      const before = story.asking;
      const said = await story.say(line);
      expect(ids(said)).to.include(reply);
      expect(said[0]?.text).to.match(/\(D[0-4], /);
      expect(story.asking).to.equal(before);
    });
  }

  it('answers by the customer’s own contract, and says so', async () => {
    const story = await talk({ as: 'ana' });
    const said = await story.say('How do I escalate a case?');
    expect(said[0]?.text).to.include('your contract').and.to.include('1 hour');
  });

  it('names whose rules it tells to a stranger, and that theirs may differ', async () => {
    const story = await talk();
    const said = await story.say('How do I escalate a case?');
    expect(said[0]?.text).to.include('Customer Success Services').and.to.include('may differ');
  });

  it('promises no escalation by phone at the weekend for XenServer', () => {
    const answer = policyAnswer(policies, 'escalation', 'xenserver');
    expect(JSON.stringify(answer)).to.include('1 hour, Monday to Friday');
    expect(JSON.stringify(answer)).not.to.include('at any time');
  });

  it('does not take a description or a how-to for a question about the rules', async () => {
    for (const line of [
      'How do I replace the hardware token in NetScaler Gateway?',
      'StoreFront cannot be reopened after the update',
      'How do I close a session in StoreFront?',
    ]) {
      const story = await talk();
      expect(ids(await story.say(line)).join(' '), line).not.to.include('policy.');
    }
  });

  it('sends a XenServer outage to the phone before it asks anything more, and files it anyway', async () => {
    const story = await talk();
    const said = await story.say('XenServer is down since 6 this morning, 40 users');
    expect(ids(said)).to.include('open-case.call-in');
    await story.sayAll('No', 'Nobody can work', 'yes', '8.4', 'skip', 'Bo Ek', 'bo@example.com');
    await story.sayAll('+44 20 7946 0000', 'send');
    expect(await story.requests()).to.have.length(1);
  });
});
