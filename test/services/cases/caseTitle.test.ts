import { expect } from 'chai';
import { caseTitle } from '../../../services/cases/caseTitle.ts';
import type { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { anEscalation, aRequest, aRequestOf } from '../../fakes/aRequest.ts';

const who = { name: 'Ana Morales', email: 'ana@example.com' };
const caseNumber = '100001';
const text = 'Words of the customer.\nAnd more.';

const rows: readonly (readonly [SupportRequest, string])[] = [
  [
    aRequest(),
    'Citrix StoreFront: StoreFront has been down since 6 this morning. Users get "Cannot complete your request" after they log in.',
  ],
  [
    anEscalation({ summary: text }),
    'Escalation to management of case 100001: Words of the customer.',
  ],
  [
    anEscalation({ summary: text, level: 'technical' }),
    'Technical escalation of case 100001: Words of the customer.',
  ],
  [
    aRequestOf('information', { caseNumber, text }),
    'Information on case 100001: Words of the customer.',
  ],
  [aRequestOf('closing', { caseNumber, why: 'solved' }), 'Close case 100001, solved'],
  [
    aRequestOf('closing', { caseNumber, why: 'notNeeded', text }),
    'Close case 100001, no longer needed: Words of the customer.',
  ],
  [aRequestOf('reopening', { caseNumber, text }), 'Reopen case 100001: Words of the customer.'],
  [
    aRequestOf('severity', { caseNumber, severity: 3, text: null }),
    'Lower case 100001 to Severity 3',
  ],
  [
    aRequestOf('contact', { caseNumber, ...who }),
    'New contact for case 100001: Ana Morales, ana@example.com',
  ],
  [
    aRequestOf('replacement', {
      serial: 'ABC123',
      summary: text,
      address: '1 Main Street',
      onRecord: 'yes',
      ...who,
    }),
    'Hardware replacement, serial number ABC123: Words of the customer.',
  ],
  [
    aRequestOf('extended', {
      product: 'XenApp 6.5',
      summary: text,
      microsoftSupport: 'yes',
      successServices: 'no',
      baseAgreement: 'notSure',
      ...who,
    }),
    'Extended support for XenApp 6.5: Words of the customer.',
  ],
  [
    aRequestOf('caseReview', { pin: '77', why: 'bug', used: 4, contracted: 5, text, ...who }),
    'Bug to be credited for partner 77: Words of the customer.',
  ],
  [
    aRequestOf('feedback', { mood: 'complaint', text, ...who }),
    'Complaint: Words of the customer.',
  ],
  [aRequestOf('person', { summary: text, ...who }), 'Asks for a person: Words of the customer.'],
];

describe('the title of a case', () => {
  for (const [request, title] of rows) {
    it(`says of a request (${request.kind}) what is asked: ${title}`, () => {
      expect(caseTitle(request)).to.equal(title);
    });
  }

  it('is one line of 160 letters at most, cut between letters as people see them', () => {
    const { draft } = aRequest();
    const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}';
    const title = caseTitle(
      aRequest({ draft: { ...draft, summary: `a\tb ${family.repeat(200)}` } }),
    );
    const shown = Array.from(new Intl.Segmenter().segment(title), ({ segment }) => segment);
    expect(shown).to.have.length(160);
    expect(shown.slice(-2)).to.deep.equal([family, '…']);
    expect(title).to.contain('a b ');
  });
});
