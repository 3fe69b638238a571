import { severity } from '../../../dialogs/readers/severity.ts';
import { readerTable } from './table.ts';

describe('a severity', () => {
  readerTable({
    reader: severity,
    // The proposal comes first.
    choices: [2, 1, 3, 4].map((level) => ({
      value: String(level),
      title: `Severity ${level}: t${level}`,
    })),
    reads: [
      ['yes', 2],
      ['I agree', 2],
      ['1', 1],
      ['severity 3', 3],
      ['Sev1', 1],
      ['p2', 2],
      ['Severity 4: t4', 4],
      ['rather 3, please', 3],
      ['make it severity 1', 1],
      ['it’s a 2', 2],
      ['yes sev 2', 2],
      ['yes, severity 2', 2],
      ['ok 2', 2],
      ['sev 2 yes of course!!', 2],
    ],
    refuses: [
      '',
      'no',
      '0',
      '5',
      '12',
      '3 servers are down',
      'not severity 1',
      'yes sev 1',
      'no sev 2',
      'sev 1 yes of course',
      'urgent',
      '1 or 2',
      '1.5',
    ],
  });
});
