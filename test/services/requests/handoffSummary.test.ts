import { expect } from 'chai';
import { handoffSummary } from '../../../services/requests/handoffSummary.ts';
import { aRequest } from '../../fakes/aRequest.ts';

describe('the summary for staff', () => {
  it('says who has to act first, both views of the severity, and why', () => {
    const request = aRequest();
    const text = handoffSummary({
      ...request,
      severity: {
        ...request.severity,
        customer: 1,
        proposed: { ...request.severity.proposed, severity: 2 },
        agreed: false,
      },
    });
    expect(text).to.contain('To act first: Support\n');
    expect(text).to.contain('Severity: 1, asked for by the customer\n');
    expect(text).to.contain('Severity proposed: 2 (');
    expect(text).to.match(/Because: .*\(D1, initial response times\)/);
  });

  it('shows what was asked and left open, and not what did not apply', () => {
    const request = aRequest();
    const { workaround: _, ...draft } = request.draft;
    const text = handoffSummary({ ...request, draft: { ...draft, deadline: null } });
    expect(text).to.contain('Deadline: not given\n');
    expect(text).not.to.contain('Workaround');
  });

  it('shows the account that was given beside the one that was verified', () => {
    const request = aRequest();
    const text = handoffSummary({ ...request, draft: { ...request.draft, accountId: 'ORG-666' } });
    expect(text).to.contain('Verified account: ORG-10442\n');
    expect(text).to.contain('Account given: ORG-666\n');
  });

  it('tells staff to verify a stranger', () => {
    const text = handoffSummary(
      aRequest({ speaker: { kind: 'stranger' }, route: 'customerService' }),
    );
    expect(text).to.contain('To act first: Customer Service: verify entitlement\n');
    expect(text).to.contain('Speaker: not verified\n');
  });

  it('lets nothing that a customer wrote pass for a line of ours', () => {
    for (const newline of ['\n', '\r', '\r\n', '\u2028', '\u0085', '\u000B']) {
      const request = aRequest();
      const summary = `down${newline}Severity: 4${newline}Entitlement: \u202Egood`;
      const text = handoffSummary({ ...request, draft: { ...request.draft, summary } });
      const ours = text
        .replaceAll(newline, '\n')
        .split('\n')
        .filter((line) => line.startsWith('Severity:'));
      expect(ours, JSON.stringify(newline)).to.deep.equal(['Severity: 1, agreed']);
      expect(text).not.to.contain('\u202E');
    }
  });
});
