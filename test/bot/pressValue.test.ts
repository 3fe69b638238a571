import { expect } from 'chai';
import { pressValue } from '../../bot/pressValue.ts';

describe('what a card sends', () => {
  it('is looked for where dialogs look: the answer, with date and time as one', () => {
    const intake = { card: 'c', action: 'answer', slot: 'startedAt' };
    const sent = { intake, 'answer.date': '2026-11-20', 'answer.time': '14:30' };
    expect(pressValue(sent)).to.deep.equal({ intake: { ...intake, answer: '2026-11-20 14:30' } });
    expect(pressValue({ ...sent, 'answer.time': '' })).to.deep.equal({
      intake: { ...intake, answer: '2026-11-20' },
    });
  });

  it('is an answer for each field of a card with all questions, numbers as they are written', () => {
    const intake = { card: 'c', action: 'fill' };
    const sent = {
      intake,
      'answers.name': 'Bo',
      'answers.affectedUsers': 500,
      'answers.startedAt.date': '2026-11-20',
      'answers.startedAt.time': '',
      'answers.odd': { nested: true },
      other: 'x',
    };
    expect(pressValue(sent)).to.deep.equal({
      intake: {
        ...intake,
        answers: { name: 'Bo', affectedUsers: '500', startedAt: '2026-11-20', odd: '' },
      },
    });
  });

  it('is left as it is where a program has put the answers in already', () => {
    const sent = { intake: { card: 'c', action: 'fill', answers: { name: 'Bo' } } };
    expect(pressValue(sent)).to.deep.equal(sent);
  });

  it('is left alone if it is no press', () => {
    for (const sent of [undefined, null, 7, 'text', [], {}, { intake: 7 }]) {
      expect(pressValue(sent)).to.deep.equal(sent);
    }
  });

  it('may name anything without harm', () => {
    const sent = JSON.parse('{"intake":{"card":"c"},"answers.__proto__":"x","answers.":"y"}');
    const { intake } = pressValue(sent) as { intake: { answers: object } };
    expect(Object.getPrototypeOf(intake.answers)).to.equal(Object.prototype);
  });
});
