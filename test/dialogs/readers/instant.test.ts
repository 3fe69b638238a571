import { expect } from 'chai';
import { instant } from '../../../dialogs/readers/instant.ts';
import { aTurn } from '../aTurn.ts';
import { readerTable } from './table.ts';

describe('a time in the past', () => {
  readerTable({
    reader: instant('past'),
    reads: [
      ['2026-11-20T14:30:00+00:00', '2026-11-20T14:30:00+00:00'],
      ['2026-11-20 14:30', '2026-11-20T14:30:00+00:00'],
      ['2026-11-20', '2026-11-20T00:00:00+00:00'],
    ],
    refuses: [
      '',
      'later',
      '2030-01-01',
      '2030-01-01T00:00',
      '2030-01-01T00:00:00Z',
      '+275760-09-13T00:00',
    ],
    finds: [['down since 6 this morning', '2026-11-21T06:00:00+00:00']],
    findsNothing: ['it happens now and then'],
  });

  const read = async (line: string) =>
    instant('past').read(line, { turn: aTurn(), choices: [], known: {} });

  const saysOf = async (line: string, zone = 'Europe/London') => {
    const turn = { ...aTurn(), zone };
    const reading = await instant('past').read(line, { turn, choices: [], known: {} });
    return reading.kind === 'none' ? (reading.says ?? []) : [];
  };

  it('is refused with the clock that it was read on', async () => {
    const texts = async (zone: string) =>
      (await saysOf('2030-01-01', zone)).map(({ text }) => text);
    expect(await texts('Europe/London')).to.deep.equal([
      'That lies in the future: it is 10:00 London time now.',
    ]);
    expect(await texts('America/New_York')).to.deep.equal([
      'That lies in the future: it is 05:00 New York time now.',
    ]);
  });

  it('is refused with the reason, where there is one', async () => {
    const [later] = await saysOf('2030-01-01');
    expect(later?.id).to.equal('instant.future');
    expect(await read('2026-02-31')).to.deep.equal({ kind: 'none', problem: 'instant.noSuchDate' });
  });

  it('is asked about when it has two readings, each of which is an answer', async () => {
    const reading = await read('03/04/2026');
    const choices = reading.kind === 'ambiguous' ? reading.choices : [];
    expect(choices.map(({ title }) => title)).to.deep.equal(['Fri, 3 Apr 2026', 'Wed, 4 Mar 2026']);
    for (const { value } of choices) expect((await read(value)).kind).to.equal('value');
  });
});

describe('a time to come', () => {
  readerTable({
    reader: instant('future'),
    reads: [['2026-12-01', '2026-12-01T23:59:00+00:00']],
    refuses: ['2026-11-01', 'yesterday', 'asap'],
  });

  it('is no date when it is only urgent, and that is said', async () => {
    const context = { turn: aTurn(), choices: [], known: {} };
    expect(await instant('future').read('ASAP!', context)).to.deep.equal({
      kind: 'none',
      problem: 'instant.soon',
    });
  });
});
