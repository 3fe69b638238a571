import { expect } from 'chai';
import { topicOf } from '../../../dialogs/understanding/topics.ts';

function topics(kind: string, lines: readonly string[]): void {
  for (const line of lines) {
    it(`takes “${line}” for ${kind}`, () => {
      expect(topicOf(line).kind).to.equal(kind);
    });
  }
}

describe('what a first line is about', () => {
  topics('greeting', ['hi', 'Hello!', 'Good morning.', 'help', 'hey there']);
  topics('person', ['agent', 'I want a human', 'Can I talk to a person?', 'operator, please']);
  topics('nothing', ['', '😭', 'yes', 'no', 'ok', 'back', 'cancel', 'skip', 'review']);
  const flows: readonly (readonly [line: string, form: string, rest?: object])[] = [
    ['escalate', 'escalate-case', { known: { level: 'management' } }],
    ['please escalate my case', 'escalate-case', { known: { level: 'management' } }],
    [
      'can you escalate case 4711',
      'escalate-case',
      { known: { level: 'management' }, said: { caseNumber: '4711' } },
    ],
    [
      'Escalate case CAS-100001 to management because 200 users are down since Monday',
      'escalate-case',
      {
        known: { level: 'management' },
        said: { caseNumber: 'CAS-100001' },
        text: '200 users are down since Monday',
      },
    ],
    [
      'escalation: case 100001 makes no progress',
      'escalate-case',
      {
        known: { level: 'management' },
        said: { caseNumber: '100001' },
        text: 'case 100001 makes no progress',
      },
    ],
    ['I need an escalation', 'escalate-case', { known: { level: 'management' } }],
    [
      'technical escalation of case 100 001',
      'escalate-case',
      { known: { level: 'technical' }, said: { caseNumber: '100 001' } },
    ],
    [
      'escalate case 100001 to the escalation team',
      'escalate-case',
      { known: { level: 'technical' }, said: { caseNumber: '100001' } },
    ],
    ['manager', 'escalate-case', { known: { level: 'management', outcome: 'manager' } }],
    [
      'I want to speak to a manager about case 100001',
      'escalate-case',
      { known: { level: 'management', outcome: 'manager' }, said: { caseNumber: '100001' } },
    ],
    [
      'Can a manager call me back?',
      'escalate-case',
      { known: { level: 'management', outcome: 'callBack' } },
    ],
    ['status of my case', 'case-status'],
    ['any news on my ticket', 'case-status'],
    ['What is the status of case 00012345?', 'case-status', { said: { caseNumber: '00012345' } }],
    ['is there an update on ticket #4711?', 'case-status', { said: { caseNumber: '4711' } }],
    ['my cases', 'case-status', { said: { caseNumber: 'all' } }],
    ['show me all my open cases', 'case-status', { said: { caseNumber: 'all' } }],
    ['check my case', 'case-status'],
    ['case status', 'case-status'],
    ['what about my request?', 'case-status'],
    ['hi, I’d like to check the status of my open support ticket', 'case-status'],
    [
      'add a file to case 100001: Here are the logs',
      'add-information',
      { said: { caseNumber: '100001' }, text: 'Here are the logs' },
    ],
    [
      'I have more information for case 100001',
      'add-information',
      { said: { caseNumber: '100001' } },
    ],
    ['close my ticket, please', 'close-case'],
    ['case 100001 can be closed', 'close-case', { said: { caseNumber: '100001' } }],
    ['my case is solved', 'close-case', { known: { why: 'solved' } }],
    [
      'cancel case 100001',
      'close-case',
      { known: { why: 'notNeeded' }, said: { caseNumber: '100001' } },
    ],
    ['I want to reopen my case', 'reopen-case'],
    ['How do I reopen a closed case?', 'reopen-case'],
    [
      'reopen case 100001, It is broken again',
      'reopen-case',
      { said: { caseNumber: '100001' }, text: 'It is broken again' },
    ],
    [
      'lower the severity of case 100001 to 3',
      'lower-severity',
      { said: { caseNumber: '100001', severity: '3' } },
    ],
    ['change the contact of case 100001', 'change-contact', { said: { caseNumber: '100001' } }],
    ['cancel my request', 'withdraw-request'],
    ['take back SR-7K3M-9QXD', 'withdraw-request', { said: { reference: 'SR-7K3M-9QXD' } }],
    ['withdraw my escalation', 'withdraw-request'],
  ];
  for (const [line, form, rest = {}] of flows) {
    it(`begins ${form} with “${line}”, and keeps what it tells`, () => {
      expect(topicOf(line)).to.deep.equal({ kind: 'form', goOn: { form, ...rest } });
    });
  }

  it('tells a reference from a case number', () => {
    for (const line of ['SR-7K3M-9QXD', 'status of SR-7K3M-9QXD', 'sr 7k3m 9qxd']) {
      expect(topicOf(line), line).to.deep.equal({
        kind: 'requestStatus',
        reference: 'SR-7K3M-9QXD',
      });
    }
  });

  it('hears a wish for more severity, which is no escalation', () => {
    for (const line of ['raise the severity of case 100001 to 1', 'make case 100001 a sev 1']) {
      expect(topicOf(line), line).to.deep.equal({ kind: 'raiseSeverity', caseNumber: '100001' });
    }
    expect(topicOf('increase the severity').kind).to.equal('raiseSeverity');
  });

  for (const [line, isQuestion] of [
    ['I need support', false],
    ['I have a problem', false],
    ['Report a problem', false],
    ['Ask a question', true],
    ['I have a question, please', true],
    ['open a case', false],
    ['Hello, I want to open a new ticket', false],
    ['new case', false],
  ] as const) {
    it(`asks what it is about after “${line}”`, () => {
      expect(topicOf(line)).to.deep.equal({ kind: 'openCase', text: undefined, isQuestion });
    });
  }

  for (const line of [
    'StoreFront is down',
    'hi, StoreFront is down',
    'We have a problem with printing',
    'Users can’t close a case file in our app, it hangs',
    'StoreFront crashes when I close the request window',
    'users can’t add to cart, the request fails',
    'the update on Tuesday broke the ticket printer',
    'Status of the licence server is red in any case',
    'my cases app can’t be opened',
    'Director shows no status for requests of type B',
    'help, nobody can log in',
    'the person field is empty',
    'manager service crashes',
    'management console is down',
    'I have an issue with case sensitivity in StoreFront',
    'escalate privileges fails on login',
    'the close case window hangs',
    'update request times out since yesterday',
    '私は困っています',
    'no user can log in',
  ]) {
    it(`takes “${line}” for a problem, and keeps it word for word`, () => {
      expect(topicOf(`  ${line} `)).to.deep.equal({
        kind: 'openCase',
        text: line,
        isQuestion: false,
      });
    });
  }
});
