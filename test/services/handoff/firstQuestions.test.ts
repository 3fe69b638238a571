import { expect } from 'chai';
import { firstQuestions } from '../../../services/handoff/firstQuestions.ts';
import type { Policies } from '../../../services/policy/policies.ts';
import { anEscalation, aRequest, aRequestOf } from '../../fakes/aRequest.ts';
import { policies } from '../policy/policyFixture.ts';

const plain = aRequest();
const withEffect = (effect: 'question' | 'stopped' | 'impaired') =>
  aRequest({ draft: { ...plain.draft, effect }, leftOut: [] });

describe('the questions suggested to staff', () => {
  it('begin with what was left open', () => {
    const request = aRequest({ leftOut: ['productVersion', 'workaround'] });
    expect(firstQuestions(request, policies).slice(0, 2)).to.deep.equal([
      'Which version and build is in use?',
      'Is there a workaround, and does it carry everybody who is affected?',
    ]);
  });

  it('turn on the criteria where the customer sees it as more severe', () => {
    const proposed = { ...plain.severity.proposed, severity: 2 } as const;
    const request = aRequest({
      leftOut: [],
      severity: { customer: 1, proposed, agreed: false },
    });
    expect(firstQuestions(request, policies)[0]).to.match(
      /^For severity 1 \(Critical outage\), which of these hold: .*no workaround.*\(D1, severity 1\)$/,
    );
  });

  it('follow the effect, and the steps of support’s work with their source', () => {
    expect(firstQuestions(withEffect('impaired'), policies)).to.deep.equal([
      'Which steps make it happen again? (D1, step 2)',
      'Which updates and hotfixes are installed, and when can newer ones be? (D1, step 2)',
      'Which traces and logs of it can they send now? (D1, step 2)',
    ]);
    expect(firstQuestions(withEffect('question'), policies)).to.deep.equal([
      'What do they want to reach, and what have they tried?',
    ]);
  });

  it('name no step that the operator’s policy does not have, and those that it adds', () => {
    const own: Policies = {
      ...policies,
      programmes: policies.programmes.map((one) => ({
        ...one,
        lifecycle: one.lifecycle && {
          ...one.lifecycle,
          work: [{ id: 'dial-in', text: 'Ask for the dial-in number', source: 'House rules, 4' }],
        },
      })),
    };
    expect(firstQuestions(withEffect('impaired'), own)).to.deep.equal([
      'Ask for the dial-in number? (House rules, 4)',
    ]);
  });

  it('are those of an escalation: danger first, then what is wished for', () => {
    const request = anEscalation(
      { stake: 'safety', outcome: 'manager' },
      { leftOut: ['deadline'] },
    );
    expect(firstQuestions(request, policies)).to.deep.equal([
      'By when does it have to work again, and what happens then?',
      'Who is in danger, and what was done for their safety?',
      'What should a manager decide or change?',
    ]);
  });

  it('are none where nothing is open, and never more than six', () => {
    const closing = aRequestOf('closing', { caseNumber: '100001', why: 'solved' }, { leftOut: [] });
    expect(firstQuestions(closing, policies)).to.deep.equal([]);
    const leftOut = [
      'accountId',
      'productVersion',
      'startedAt',
      'workaround',
      'affectedUsers',
      'deadline',
      'phone',
    ];
    expect(firstQuestions(aRequest({ leftOut }), policies)).to.have.length(6);
  });
});
