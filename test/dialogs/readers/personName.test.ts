import { personName } from '../../../dialogs/readers/personName.ts';
import { readerTable } from './table.ts';

describe('a name', () => {
  readerTable({
    reader: personName,
    reads: [
      ['Bo Ek', 'Bo Ek'],
      [' Bo  Ek. ', 'Bo  Ek'],
      ['My name is Bo Ek', 'Bo Ek'],
      ['Hi, I’m Bo Ek', 'Bo Ek'],
      ["it's Bo", 'Bo'],
      ['Name: Bo Ek', 'Bo Ek'],
      ['Søren O’Neill-García', 'Søren O’Neill-García'],
      ['山田太郎', '山田太郎'],
      ['Same Mbeki', 'Same Mbeki'],
      ['Dr. Ana María de la Cruz', 'Dr. Ana María de la Cruz'],
      ['Max Huber max.huber@example.de', 'Max Huber'],
      ['max huber, max.huber@example.de', 'max huber'],
      ['My name is Max Huber (max.huber@example.de)', 'Max Huber'],
    ],
    refuses: [
      '',
      '😭',
      'yes',
      'No',
      'ok',
      '42',
      'bo@example.com',
      'my mail is bo@example.com',
      'write to me at bo@example.com',
      'Bo Ek bo@example.com or kim@example.com',
      'who wants to know?',
      'same email',
      'the same',
      'e-mail stays',
      '<b>Bo</b>',
      'I already told you that at the very beginning',
      'a'.repeat(81),
    ],
    finds: [
      ['My name is Bo Ek. StoreFront is down', 'Bo Ek'],
      ['hello, my name is Ana María Cruz and we are down', 'Ana María Cruz'],
    ],
    findsNothing: [
      'this is Citrix ADC 13.1',
      'this is Urgent',
      'the name is wrong',
      'my name is not shown',
      'I am Groot',
    ],
  });
});
