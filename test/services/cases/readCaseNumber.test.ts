import { expect } from 'chai';
import { readCaseNumber } from '../../../services/cases/readCaseNumber.ts';
import { newReference } from '../../../services/requests/reference.ts';

describe('reading a case number', () => {
  const same = [
    '100001',
    ' 100001 ',
    'case 100 001',
    'Case-100001',
    'CASE100001',
    'case #100001',
    '#100001',
    '# 100001',
    '№ 100001',
    'No. 100001',
    'case no. 100001',
    'case number is 100001.',
    'ticket: 100001',
    'it is about case 100001, which nobody looks at',
    'case 100001 300 users are down',
    '100.001',
    "100'001",
    '10 00 01',
    '１００００１',
    'ｃａｓｅ　１００００１',
    'case\u00A0100001',
    'case\u200B 100001',
    'case – 100001',
    '"100001"',
    '(100001)',
  ];
  for (const said of same) {
    it(`reads ${JSON.stringify(said)}`, () => {
      expect(readCaseNumber(said)).to.deep.equal({ kind: 'case', caseNumber: '100001' });
    });
  }

  for (const [said, caseNumber] of [
    ['CS0012345', 'CS0012345'],
    ['help-123', 'HELP-123'],
    ['00001026', '00001026'],
  ] as const) {
    it(`reads ${said} as another desk writes it`, () => {
      expect(readCaseNumber(said)).to.deep.equal({ kind: 'case', caseNumber });
    });
  }

  it('reads a reference however it is written', () => {
    const reference = newReference();
    const plain = reference.slice(3).replace('-', '');
    for (const said of [
      reference,
      reference.toLowerCase(),
      `my reference is ${reference}.`,
      `SR ${plain}`,
      `sr${plain}`,
      `SR-${plain.slice(0, 4)} ${plain.slice(4)}`,
      reference.replaceAll('0', 'O').replaceAll('1', 'l'),
    ]) {
      expect(readCaseNumber(said), said).to.deep.equal({ kind: 'reference', reference });
    }
  });

  for (const said of [
    '',
    '   ',
    'my printer',
    '3 servers are down',
    'no, 5 users',
    'SR-AAAA-AAAA',
    '-1',
    "1' OR '1'='1",
    '100001; DROP TABLE cases',
    '9'.repeat(60),
    'case '.repeat(5000),
    '1 '.repeat(5000),
  ]) {
    it(`finds none in ${JSON.stringify(said.slice(0, 30))}`, () => {
      expect(readCaseNumber(said)).to.deep.equal({ kind: 'unreadable' });
    });
  }
});
