import { product } from '../../../dialogs/readers/product.ts';
import { readerTable } from './table.ts';

describe('a product', () => {
  readerTable({
    reader: product,
    choices: [{ value: 'storefront', title: 'Citrix StoreFront' }],
    reads: [
      ['storefront', 'storefront'],
      ['Citrix StoreFront', 'storefront'],
      ['it is the Store Front, I think', 'storefront'],
      ['netscaler', 'netscaler'],
      ['our own portal', 'our own portal'],
      ['ポータル', 'ポータル'],
      ['x'.repeat(200), `${'x'.repeat(119)}…`],
      [`${'x'.repeat(118)}😭${'x'.repeat(9)}`, `${'x'.repeat(118)}…`],
    ],
    refuses: ['', '3', '😭', 'yes', 'No', 'which ones are there?', '…'],
    finds: [
      ['Our StoreFront is down', 'storefront'],
      ['STOREFRONT-server hangs', 'storefront'],
      // The longer name is the better one.
      ['the virtual apps and desktops service is down', 'daas'],
    ],
    findsNothing: ['our storefrontage', 'the shop is down', ''],
  });
});
