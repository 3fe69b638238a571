import { leastCpuMs } from '../../support/leastCpuMs.ts';
import { expect } from 'chai';
import { version } from '../../../dialogs/readers/version.ts';
import { aTurn } from '../aTurn.ts';
import { readerTable } from './table.ts';

const asWritten = (...lines: readonly string[]) => lines.map((line) => [line, line] as const);

describe('a version', () => {
  readerTable({
    reader: version,
    reads: [
      ...asWritten(
        '2402 LTSR CU1',
        '14.1 build 29.63',
        '7.15',
        'v7',
        '13.1-49.15.nc',
        'it is 2402, on Windows Server 2019',
        'what we have is the 2402',
        'sorry, it is the 14.1 one',
        'is the latest',
        'i don’t know exactly, 2402 or so',
        '2402 for 500 users',
        'LTSR',
        'the CR',
        'latest',
        'the newest one',
        'we are on the current release',
        'always the most recent LTSR with all of its updates',
        'latest version as of last week',
        'up to date',
        'fully patched',
        'a tech preview',
        'all versions',
        'DaaS',
        'Windows XP',
        'Sonoma',
        'ubuntu jammy',
        'version seven',
        'twelve',
        '２４０２ LTSR',
        '2402?',
        'idk, maybe 2203 CU3?',
        'long term service release',
        'the latest, as of today',
        'it is the cloud version',
        'seven point fifteen',
      ),
      [' 2402 LTSR ', '2402 LTSR'],
    ],
    refuses: [
      '',
      '…',
      'what number do i phone',
      'how do i find version 11',
      'is it 2402',
      'and can i use 2402',
      'where do i see that it is 2402',
      'what is new in 2402',
      '2203, is that ok?',
      'the cloud does not answer',
      'when do i get the replacement for 14.1?',
      'sam, sam2@example.com',
      'send',
      'sned',
      'yes',
      'hello',
      'urgent',
      'thanks',
      'please hurry up',
      'our current problem is that nobody can work',
      'can you send the latest',
      'since 18:00',
      '500 users',
      'maybe 3 users?',
      '+44 20 7946 0000',
      `2402 ${'x'.repeat(80)}`,
    ],
  });

  it('is read as quickly from a line that was made to be slow', async () => {
    for (const pump of ['1 ', '1', 'latest ', 'what do ', 'version ', '+4 ', '1:', 'all ', ' ']) {
      const ms = await leastCpuMs(() =>
        version.read(pump.repeat(20_000), { turn: aTurn(), choices: [], known: {} }),
      );
      expect(ms, pump).to.be.below(200);
    }
  });
});
