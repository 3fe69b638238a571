import { accountId } from '../../../dialogs/readers/accountId.ts';
import { readerTable } from './table.ts';

describe('Org ID, agreement PIN or serial number', () => {
  readerTable({
    reader: accountId,
    reads: [
      ['ORG-10442', 'ORG-10442'],
      ['  org-10442 ', 'org-10442'],
      ['10442', '10442'],
      ['7301-4482', '7301-4482'],
      ['HE2H-81UJ-RT4K', 'HE2H-81UJ-RT4K'],
      ['AB 1234 5678', 'AB 1234 5678'],
      ['it is ORG-10442', 'ORG-10442'],
      ['my org id is ORG-10442, I think', 'ORG-10442'],
      ['Our account is 10442', '10442'],
      ['PIN: 7301 4482', '7301 4482'],
      ['serial number HE2H-81UJ-RT4K', 'HE2H-81UJ-RT4K'],
      ['契約1234', '契約1234'],
      ['S/N: HE2H-81UJ-RT4K', 'HE2H-81UJ-RT4K'],
      ['serial:HE2H-81UJ-RT4K', 'HE2H-81UJ-RT4K'],
      ['HE2H81UJRT4K', 'HE2H81UJRT4K'],
      ['our appliance’s serial number is HE2H-81UJ-RT4K', 'HE2H-81UJ-RT4K'],
      ['the serial of our MPX is HE2H-81UJ-RT4K', 'HE2H-81UJ-RT4K'],
    ],
    refuses: [
      '',
      'no',
      'I have no number',
      'what is sev 1',
      'since 6 this morning',
      'we are 500 people here',
      'Contoso',
      '12',
      '<b>123</b>',
      '1'.repeat(60),
    ],
    finds: [
      ['StoreFront is down, we are ORG-10442', 'ORG-10442'],
      ['Org ID 10442: nobody can log in', '10442'],
      ['our agreement PIN is 7301-4482', '7301-4482'],
      ['Serial number: HE2H-81UJ-RT4K fails', 'HE2H-81UJ-RT4K'],
      ['account number 10442', '10442'],
      ['MPX fails, s/n HE2H-81UJ-RT4K', 'HE2H-81UJ-RT4K'],
      ['serial of our MPX is HE2H-81UJ-RT4K', 'HE2H-81UJ-RT4K'],
    ],
    findsNothing: [
      'the user account jdoe42 is locked',
      'account lockout after 5 tries',
      'serial port is broken',
      'the organisation identifier is missing',
      'version 2402',
      `${'x '.repeat(2100)}ORG-10442`,
    ],
  });
});
