import { expect } from 'chai';
import {
  type Command,
  readPress,
  readTyped,
} from '../../../../../bot/channels/teams/staff/readCommand.ts';

const shown = (command: Command | undefined): string => {
  if (command === undefined) return 'nothing';
  if (command.kind === 'noText') return `noText ${command.word}`;
  if (command.kind !== 'act') return command.kind;
  const { kind, ...more } = command.wanted;
  return [kind, ...Object.values(more)].join(' ');
};

describe('what staff type in a thread', () => {
  for (const [line, is] of [
    ['ack', 'acknowledge'],
    [' Ack. ', 'acknowledge'],
    ['Acknowledge', 'acknowledge'],
    ['take', 'take'],
    ['take it', 'take'],
    ['Take over', 'takeOver'],
    ['release', 'release'],
    ['leave', 'leaveChat'],
    ['help', 'help'],
    ['?', 'help'],
    ['', 'help'],
    ['note: call me\nlater', 'note call me\nlater'],
    ['NOTE : call me', 'note call me'],
    ['next: a fix tomorrow', 'nextSteps a fix tomorrow'],
    ['Next steps: a fix', 'nextSteps a fix'],
    ['resolve: it was DNS', 'resolve it was DNS'],
    ['Resolved: it was DNS', 'resolve it was DNS'],
    ['answer: note: this is for you', 'answer note: this is for you'],
    ['note', 'noText note'],
    ['note:', 'noText note'],
    ['resolve', 'noText resolve'],
    // A sentence that begins with a word of ours is for the customer.
    ['take the old build', 'answer take the old build'],
    ['Next you restart it', 'answer Next you restart it'],
    ['help is on its way', 'answer help is on its way'],
    ['Please note: it restarts', 'answer Please note: it restarts'],
    ['constructor', 'answer constructor'],
    ['x'.repeat(8000), `answer ${'x'.repeat(8000)}`],
    ['x'.repeat(8001), 'tooLong'],
  ] as const) {
    it(`takes “${line.slice(0, 40)}” for ${is.slice(0, 40)}`, () => {
      expect(shown(readTyped(line))).to.equal(is);
    });
  }
});

describe('what a button of a handoff’s card sends', () => {
  const desk = (action: object) => ({ desk: { reference: 'SR-7K3M-9QXD', action } });
  const key = 'card-1';
  for (const [name, value, is] of [
    ['a press', { action: { data: desk({ kind: 'acknowledge', key }) } }, 'acknowledge'],
    ['a message', desk({ kind: 'take', key, from: 'Kim' }), 'take Kim'],
    ['words', { ...desk({ kind: 'answer', key }), deskAnswer: ' Which? ' }, 'answer Which?'],
    [
      'the words of another input',
      { ...desk({ kind: 'answer', key }), deskResolve: 'x' },
      'noText answer',
    ],
    ['no words', { ...desk({ kind: 'resolve', key }), deskResolve: '  ' }, 'noText resolve'],
    [
      'words that are none',
      { ...desk({ kind: 'resolve', key }), deskResolve: 7 },
      'noText resolve',
    ],
    ['an action that no card has', desk({ kind: 'retry', key }), 'nothing'],
    ['a refresh', { desk: { reference: 'SR-7K3M-9QXD' } }, 'nothing'],
    ['the card of a form', { intake: { card: '1', action: 'send' } }, 'nothing'],
    ['nothing', undefined, 'nothing'],
  ] as const) {
    it(`is read from ${name}`, () => {
      expect(shown(readPress(value)?.command)).to.equal(is);
    });
  }
});
