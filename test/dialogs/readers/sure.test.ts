import { sure } from '../../../dialogs/readers/sure.ts';
import { readerTable } from './table.ts';

describe('a yes to what can’t be taken back', () => {
  readerTable({
    reader: sure<'yes' | 'no'>(),
    choices: [
      { value: 'yes', title: 'Yes, erase it' },
      { value: 'no', title: 'No, keep it' },
    ],
    reads: [
      ['yes', 'yes'],
      ['Yes, erase it', 'yes'],
      ['yes erase it', 'yes'],
      ['yes erase it please', 'yes'],
      ['no keep it', 'no'],
      ['no, of course not', 'no'],
    ],
    refuses: [
      'no erase it',
      'yes keep it',
      'yes erase it?',
      'ok erase it',
      'sure, erase it',
      'yes do it',
      'yes we have',
      'of course',
      'yes erase it tomorrow',
    ],
  });
});
