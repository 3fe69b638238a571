import { leastCpuMs } from '../../support/leastCpuMs.ts';
import { expect } from 'chai';
import type { Reader } from '../../../dialogs/forms/form.ts';
import { address } from '../../../dialogs/readers/address.ts';
import { caseName } from '../../../dialogs/readers/caseName.ts';
import { count } from '../../../dialogs/readers/count.ts';
import { miles } from '../../../dialogs/readers/miles.ts';
import { pin } from '../../../dialogs/readers/pin.ts';
import { serialNumber } from '../../../dialogs/readers/serialNumber.ts';
import { yesNo, yesNoChoices } from '../../../dialogs/readers/yesNo.ts';
import { aTurn } from '../aTurn.ts';
import { readerTable } from './table.ts';

/** As a whole and in part: patterns that stumble over repetition would take seconds. */
function isQuick(readers: Readonly<Record<string, Reader<unknown>>>): void {
  const pumps = [
    'serial ',
    'A1-',
    '1 of ',
    'about ',
    '1',
    ' ',
    'pin ',
    'case #',
    'it is ',
    '1 km ',
  ];
  for (const [name, reader] of Object.entries(readers)) {
    it(`is read as quickly from a line that was made to be slow: ${name}`, async () => {
      const context = { turn: aTurn(), choices: [], known: {} };
      for (const pump of pumps) {
        const ms = await leastCpuMs(async () => {
          await reader.read(pump.repeat(20_000), context);
          await reader.find?.(pump.repeat(20_000), context);
        });
        expect(ms, pump).to.be.below(200);
      }
    });
  }
}

describe('what special forms ask for', () => {
  isQuick({
    address,
    caseName,
    count: count(0, /\b(\d{1,6}) of \d{1,6}\b/i),
    miles,
    pin,
    serialNumber,
  });
});

describe('a serial number', () => {
  readerTable({
    reader: serialNumber,
    reads: [
      ['HE2H-81UJ-RT4K', 'HE2H-81UJ-RT4K'],
      ['he2h-81uj-rt4k', 'HE2H-81UJ-RT4K'],
      ['HE2H 81UJ RT4K', 'HE2H-81UJ-RT4K'],
      ['serial number is HE2H-81UJ-RT4K.', 'HE2H-81UJ-RT4K'],
      ['S/N: HE2H81UJRT4K', 'HE2H81UJRT4K'],
      ['it is HE2H-81UJ-RT4K, on the back', 'HE2H-81UJ-RT4K'],
      ['4421907345', '4421907345'],
    ],
    refuses: ['', 'no', 'MPX', 'I can’t find it', 'it is on the back', '12', 'x'.repeat(300)],
    finds: [
      ['my NetScaler MPX power supply died, serial HE2H-81UJ-RT4K', 'HE2H-81UJ-RT4K'],
      ['s/n he2h81ujrt4k smokes', 'HE2H81UJRT4K'],
      ['the fan of 9K2M-77QD-XN3P is loud', '9K2M-77QD-XN3P'],
    ],
    findsNothing: [
      'call +44 2079-4600-0012',
      '4420-7946-0000-1234',
      'the serial port is broken',
      'since 2026-11-20',
      'MPX 8900',
      '',
    ],
  });
});

describe('an address', () => {
  readerTable({
    reader: address,
    reads: [
      ['1 Station Road, York YO1 6HT, UK', '1 Station Road, York YO1 6HT, UK'],
      ['東京都千代田区丸の内1-1-1', '東京都千代田区丸の内1-1-1'],
    ],
    refuses: [
      'NS7X-41QD-88LM',
      'somewhere',
      '',
      'yes',
      'York',
      'which one do you have?',
      'ana@example.com',
      '…………………',
    ],
  });
});

describe('a distance', () => {
  readerTable({
    reader: miles,
    reads: [
      ['30', 30],
      ['about 30 miles', 30],
      ['12.5 mi', 12.5],
      ['0', 0],
    ],
    refuses: ['', 'far', 'two hours', '30 minutes', '-3', '1e5'],
  });
  readerTable({
    reader: miles,
    reads: [
      ['80 km', 80 / 1.609344],
      ['48,5 km away', 48.5 / 1.609344],
    ],
  });
});

describe('a number of incidents', () => {
  const used = count(0, /\b(\d{1,6}) of \d{1,6}\b/i);
  readerTable({
    reader: used,
    reads: [
      ['16', 16],
      ['about 16 incidents', 16],
      ['16 of 20', 16],
      ['0', 0],
    ],
    refuses: ['', 'some', 'sixteen or so', '16.5', '9999999'],
    finds: [['we used 17 of 20 incidents', 17]],
    findsNothing: ['since Monday', ''],
  });
  readerTable({ reader: count(1, /x^/), reads: [['20', 20]], refuses: ['0'] });
});

describe('an agreement PIN', () => {
  readerTable({
    reader: pin,
    reads: [
      ['7306-2240', '7306-2240'],
      ['7306 2240', '7306-2240'],
      ['our PIN is 7306-2240', '7306-2240'],
    ],
    refuses: ['', 'no', 'PIN', '12', 'I lost it'],
    finds: [['a case review for our PIN 7306-2240', '7306-2240']],
    findsNothing: ['pin the tab', '7306-2240', ''],
  });
});

describe('a case that is only named', () => {
  readerTable({
    reader: caseName,
    reads: [
      ['00012345', '00012345'],
      ['case number 4711', '4711'],
      ['#4711.', '4711'],
    ],
    refuses: ['', 'none', 'that one', 'the last of them'],
    finds: [['Case 4711 turned out to be a bug', '4711']],
    findsNothing: ['a case of beer', 'in case 2 fails', ''],
  });
});

describe('yes, no, or not sure', () => {
  readerTable({
    reader: yesNo,
    choices: yesNoChoices(),
    reads: [
      ['yes', 'yes'],
      ['Yep', 'yes'],
      ['no', 'no'],
      ['we don’t', 'no'],
      ['Not sure', 'notSure'],
      ['maybe', 'notSure'],
      ['I don’t know', 'notSure'],
    ],
    refuses: ['', 'why', 'yes and no', 'the old one'],
  });
});
