import { expect } from 'chai';
import { understand } from '../../../dialogs/forms/commands.ts';
import { type AnyForm, slotNames } from '../../../dialogs/forms/outline.ts';
import { openCase } from '../../../dialogs/openCase.ts';

const form: AnyForm = openCase;
const names = slotNames(form);

describe('what a line asks of an open form', () => {
  for (const [line, slot, value] of [
    ['change severity to 2', 'severity', '2'],
    ['Change my e-mail', 'email', undefined],
    ['please correct the phone number to +44 20 7946 0000', 'phone', '+44 20 7946 0000'],
    ['edit Org ID, PIN or serial number', 'accountId', undefined],
    ['update our business impact to no orders\nat all', 'businessImpact', 'no orders\nat all'],
    ['fix priority to 3', 'severity', '3'],
    ['change since to 2026-11-20 14:30', 'startedAt', '2026-11-20 14:30'],
    ['modify name to To Ti', 'name', 'To Ti'],
    ['change startedAt', 'startedAt', undefined],
    ['severity 2 please', 'severity', '2'],
    ['Make it sev 3.', 'severity', '3'],
  ] as const) {
    it(`“${line.replace('\n', ' ')}” corrects ${slot}`, () => {
      expect(understand(line, names)).to.deep.equal({ kind: 'correct', slot, line: value });
    });
  }

  for (const line of [
    'change',
    'change it',
    'change the server to 2402',
    'update StoreFront to 2402 fails',
    'exchange email',
    'I change severity to 2',
    'severity 2 messages in the log',
    'a 2',
    'change constructor to x',
    'change __proto__',
    `change summary to ${'x'.repeat(400)}`,
  ]) {
    it(`“${line.slice(0, 50)}” is an answer`, () => {
      expect(understand(line, names)).to.deep.equal({ kind: 'answer' });
    });
  }

  it('a word that steers is one, alone', () => {
    expect(understand('Cancel!', names)).to.deep.equal({ kind: 'word', word: 'cancel' });
    expect(understand('cancel the licence', names)).to.deep.equal({ kind: 'answer' });
  });
});

describe('the names of the slots', () => {
  it('are each for one slot only', () => {
    const called = Object.entries(form.questions).flatMap(([slot, question]) => [
      ...slotNames({ ...form, questions: { [slot]: question } }).keys(),
    ]);
    expect(called).to.deep.equal([...new Set(called)]);
  });
});
