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
  topics('existingCase', [
    'status of my case',
    'What is the status of case 00012345?',
    'any news on my ticket',
    'is there an update on ticket #4711?',
    'I want to reopen my case',
    'please escalate my case',
    'can you escalate case 4711',
    'close my ticket, please',
    'How do I reopen a closed case?',
    'check my case',
    'case status',
    'escalate',
    'what about my request?',
    'SR-7K3M-9QXD',
    'status of SR-7K3M-9QXD',
    'hi, I’d like to check the status of my open support ticket',
  ]);

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
