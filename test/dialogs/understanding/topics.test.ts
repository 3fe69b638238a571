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

  const talks: readonly (readonly [line: string, form: string, said?: object])[] = [
    ['nobody answers my case, I want a manager NOW', 'escalate-case'],
    ['my case 100001: nobody answers', 'escalate-case', { caseNumber: '100001' }],
    ['where does case 100001 stand', 'case-status', { caseNumber: '100001' }],
    ['did you get my case?', 'case-status'],
    ['what happened to my escalation', 'case-status'],
    ['change the contact of my case to Luis Ortega', 'change-contact', { name: 'Luis Ortega' }],
    ['add the log file to my case', 'add-information'],
    ['case 100001 is broken again', 'reopen-case', { caseNumber: '100001' }],
    ['about case 100001: it works now', 'close-case', { caseNumber: '100001' }],
    ['I want to talk to somebody about case 100001', 'person', { caseNumber: '100001' }],
  ];
  for (const [line, form, said] of talks) {
    it(`hears ${form} in “${line}”, where it is plain that there is a case`, () => {
      const topic = topicOf(line);
      expect(topic.kind).to.equal('form');
      const goOn = topic.kind === 'form' ? topic.goOn : undefined;
      expect(goOn?.form).to.equal(form);
      expect(goOn?.said).to.deep.equal(said);
    });
  }

  for (const [line, form] of [
    ['manager NOW', 'escalate-case'],
    ['I am still waiting for an answer', 'escalate-case'],
    ['call me back', 'escalate-case'],
    ['still waiting on 100001, escalate this', 'escalate-case'],
    ['where do we stand with 100001', 'case-status'],
    ['any news?', 'case-status'],
    ['it works now, thanks', 'close-case'],
    ['its fixed now, close it', 'close-case'],
    ['It’s working again. You can close it, thanks', 'close-case'],
    ['please close it, the problem is solved', 'close-case'],
    ['its solved', 'close-case'],
    ['new contact for 100001: Luis', 'change-contact'],
  ] as const) {
    it(`leaves it to the speaker’s cases whether “${line}” is for ${form}`, () => {
      const topic = topicOf(line);
      expect(topic.kind).to.equal('caseTalk');
      const talk = topic.kind === 'caseTalk' ? topic.talk : undefined;
      expect(talk?.kind === 'wish' ? talk.goOn.form : undefined).to.equal(form);
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
    'Delivery Manager does not start',
    'the license manager shows no status',
    'license manager: nobody gets a license, urgent',
    'window manager call fails in my case management tool',
    'our manager cannot log in',
    'users wait in my case file application',
    'in my case nobody can log in',
    'error code 100054 is back again',
    'event 100001 broken again',
    '500000 users are waiting',
    'nobody can log in, this is unacceptable',
    'nobody answers on the SIP gateway',
    'call me back button does not work in Teams',
    'calls drop, status 503',
    'the contact form is broken again',
    'the ticket printer is broken again',
    'it works now and then',
    'printing works again only after a restart',
    'users complain that the session manager hangs',
    'my status page is down',
    'adding a contact to Outlook fails',
    'we closed the app and it is slow again',
    'the window is gone, close it and it hangs',
    'it is not fixed, do not close it, printing fails',
    'its fixed IP is lost',
    'this is gone',
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
