import { contactEmail } from '../../../dialogs/readers/contactEmail.ts';
import { readerTable } from './table.ts';

describe('the address of somebody who is named', () => {
  readerTable({
    reader: contactEmail,
    reads: [['luis@example.com', 'luis@example.com']],
    finds: [['change the contact to Luis, luis@example.com', 'luis@example.com']],
    findsNothing: ['from ana@example.com to luis@example.com', 'Luis'],
  });
});
