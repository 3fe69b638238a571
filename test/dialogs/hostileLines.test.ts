import { expect } from 'chai';
import { understand } from '../../dialogs/forms/commands.ts';
import { type AnyForm, slotNames } from '../../dialogs/forms/outline.ts';
import { openCase } from '../../dialogs/openCase.ts';
import { respond } from '../../dialogs/rootDialog.ts';
import { answerDigression } from '../../dialogs/understanding/digressions.ts';
import { provingCode } from '../../dialogs/readers/provingCode.ts';
import { caseNumberIn } from '../../dialogs/understanding/caseNumberIn.ts';
import { referenceIn } from '../../dialogs/understanding/referenceIn.ts';
import { topicOf } from '../../dialogs/understanding/topics.ts';
import { aLine, aTurn } from './aTurn.ts';

/** What patterns stumble over: each is repeated, with something before and after that does not fit. */
const PUMPS = [
  ' ',
  '.',
  '!',
  '?',
  '\n',
  'a',
  'A',
  '1',
  '(',
  '@',
  '-',
  '\ufdfa',
  '😭',
  'a ',
  'A ',
  '1 ',
  '1,',
  '111 ',
  '. ',
  ' .',
  '+4 ',
  'a@',
  'a.',
  'a@a.',
  '@a.',
  '1k ',
  'about ',
  'please ',
  ', please',
  'what ',
  'how long ',
  'change ',
  'change a to ',
  'to ',
  'my ',
  'my name is A',
  'org id is ',
  'pin ',
  'ORG-',
  'account id A',
  'nobody can ',
  'none of our ',
  'is it possible ',
  'can i ',
  '11 a ',
  '1 people',
  'status of ',
  'case ',
  'open ',
  'update on my ',
  'severity ',
  'back ',
  'thanks ',
  'citrix ',
  'Z A\u0301',
  'case 100001 ',
  '100001 ',
  'my case ',
  'nobody ',
  'nobody has ',
  'manager ',
  'i want to speak to a ',
  'yes, send it ',
  'real human ',
  'waiting for ',
  'since 8 ',
  'call me at ',
  'my number is +4 ',
  'no workaround ',
  'yes of course ',
  'the product is a, not ',
  'when will sombody ',
  'storefront down ',
];
const LENGTH = 30_000;

const shapes = (pump: string, length: number): readonly string[] => {
  const pumped = pump.repeat(Math.ceil(length / pump.length));
  return [pumped, `x${pumped}x`, `My name is ${pumped}\u0001`, `how ${pumped}?!x`];
};

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function cost(read: (line: string) => unknown, line: string): Promise<number> {
  const before = cpuMs();
  await read(line);
  return cpuMs() - before;
}

async function least(read: (line: string) => unknown, line: string): Promise<number> {
  const costs = [];
  for (let count = 0; count < 3; count++) costs.push(await cost(read, line));
  return Math.min(...costs);
}

/** Twice the length may cost three times as much; of what costs next to nothing nothing can be said. */
async function isLinear(read: (line: string) => unknown, pump: string): Promise<void> {
  const halves = shapes(pump, LENGTH / 2);
  for (const [index, line] of shapes(pump, LENGTH).entries()) {
    if ((await cost(read, line)) < 40) continue;
    let [whole, half] = [await least(read, line), await least(read, halves[index] ?? '')];
    // What was disturbed once is not the next time; what the line itself costs is.
    for (let again = 0; again < 3 && whole >= 40 && whole / half >= 3; again += 1) {
      whole = Math.min(whole, await least(read, line));
      half = Math.min(half, await least(read, halves[index] ?? ''));
    }
    if (whole < 40) continue;
    expect(
      whole / half,
      `${JSON.stringify(pump)}, shape ${index}: ${half} ms, ${whole} ms`,
    ).to.be.below(3);
  }
}

describe('a line that was made to be slow', () => {
  const form: AnyForm = openCase;
  const turn = aTurn();
  const names = slotNames(form);
  const readers = Object.entries(form.questions).flatMap(([slot, question]) => {
    const { reader } = question;
    const context = { known: {}, turn, choices: question.choices?.({}, turn) ?? [] };
    const find = reader.find?.bind(reader);
    return [
      [`as an answer for ${slot}`, (line: string) => reader.read(line, context)] as const,
      ...(find === undefined
        ? []
        : [[`searched for ${slot}`, (line: string) => find(line, context)] as const]),
    ];
  });

  for (const [where, read] of [
    ...readers,
    ['as a command', (line: string) => understand(line, names)],
    ['as a topic', (line: string) => topicOf(line)],
    ['for a case number', (line: string) => caseNumberIn(line)],
    ['for a reference', (line: string) => referenceIn(line)],
    ['for a code', (line: string) => provingCode.read(line, { known: {}, turn, choices: [] })],
    ['as a question in between', (line: string) => answerDigression(line, turn)],
    ['as a first message', (line: string) => respond({}, aLine(line), turn)],
  ] as const) {
    it(`takes no more than its length ${where}`, async () => {
      for (const pump of PUMPS) await isLinear(read, pump);
    }).timeout(180_000);
  }

  it('takes no more than its length at any moment of a form', async () => {
    const first = await respond({}, aLine('StoreFront has a problem'), turn);
    for (const pump of PUMPS)
      await isLinear((line) => respond(first.state, aLine(line), turn), pump);
  }).timeout(180_000);
});
