import { email } from '../../../dialogs/readers/email.ts';
import { readerTable } from './table.ts';

describe('an e-mail address', () => {
  readerTable({
    reader: email,
    reads: [
      ['ana@example.com', 'ana@example.com'],
      [' Ana.Morales+it@mail.example.co.uk ', 'Ana.Morales+it@mail.example.co.uk'],
      ['it is ana@example.com.', 'ana@example.com'],
      ['<ana@example.com>', 'ana@example.com'],
      ['mailto:ana@example.com', 'ana@example.com'],
      ['‘ana@example.com’', 'ana@example.com'],
      ["'ana@example.com'", 'ana@example.com'],
      ["o'brien@example.com", "o'brien@example.com"],
      ['Ana Morales <ana@example.com>; Bo <bo@example.com>', 'ana@example.com'],
    ],
    refuses: [
      '',
      'ana',
      'ana@',
      '@example.com',
      'ana@example',
      'ana at example.com',
      'ana@@example.com',
      'ana@exam ple.com',
      // Half of such an address would be somebody else's.
      'jürgen@example.com',
      'ana@müller.de',
      'ana@example.müller',
      `${'a'.repeat(65)}@example.com`,
      `ana@${'a.'.repeat(200)}com`,
    ],
    finds: [
      ['StoreFront is down, write to ana@example.com please', 'ana@example.com'],
      ['StoreFront is down. My mail is ana@example.com', 'ana@example.com'],
      ['Nobody can work, e-mail: ana@example.com', 'ana@example.com'],
      ['please mail us at ana@example.com, 500 users', 'ana@example.com'],
      ['my e-mail address: <ana@example.com>', 'ana@example.com'],
      ['it fails, my mail ana@example.com', 'ana@example.com'],
      ['ransomware on 12 servers, my name is Bo Ek, bo@example.com', 'bo@example.com'],
      ['This is Bo Ek (bo@example.com). StoreFront is down', 'bo@example.com'],
      ['my mail is ana@example.com, I repeat: my mail is Ana@example.com', 'ana@example.com'],
    ],
    findsNothing: [
      'we are @ home',
      'twitter @example',
      `${'@'.repeat(1000)}ana@example.com`,
      // Somebody else’s.
      'our supplier’s mail is jo@partner.example',
      'our supplier mail is jo@partner.example',
      'Kim Doe (kim@corp.example) is angry',
      'our customer ceo@bigcorp.com can not reach us',
      'StoreFront fails for one user, kim@corp.example',
      'I am calling about Kim, kim@corp.example',
      'customers write to us at help@corp.example and get no answer',
      'users who write to help@corp.example wait',
      'do not write to me at old@corp.example',
      'mails can’t be sent to jo@partner.example',
      'my boss says my mail is jo@corp.example',
      'contact jo@partner.example',
      // A problem of the address.
      'our mail box@corp.example bounces',
      'my mail is box@corp.example, it bounces',
      'my mail is ana@example.com or write to me at bo@example.com',
    ],
  });
});
