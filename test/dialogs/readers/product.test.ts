import { product } from '../../../dialogs/readers/product.ts';
import { expect } from 'chai';
import type { Choice } from '../../../dialogs/say.ts';
import { aTurn } from '../aTurn.ts';
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
      ['“our own portal”', 'our own portal'],
    ],
    refuses: [
      '',
      '3',
      '😭',
      'yes',
      'No',
      'which ones are there?',
      '…',
      'ana.morales@example.com',
      'x'.repeat(200),
    ],
    finds: [
      ['Our StoreFront is down', 'storefront'],
      ['STOREFRONT-server hangs', 'storefront'],
      // The longer name is the better one.
      ['the virtual apps and desktops service is down', 'daas'],
    ],
    findsNothing: ['our storefrontage', 'the shop is down', ''],
  });
});

describe('a misspelt product', () => {
  const read = async (line: string, declined: readonly string[] = []) =>
    product.read(line, { turn: aTurn(), choices: [], known: {}, declined });
  const offered = async (
    line: string,
    declined: readonly string[] = [],
  ): Promise<readonly Choice[]> => {
    const reading = await read(line, declined);
    return reading.kind === 'ambiguous' || reading.kind === 'near' ? reading.choices : [];
  };

  for (const [line, id] of [
    ['netscalar', 'netscaler'],
    ['virtual aps', 'virtual-apps-and-desktops'],
    ['citrix store frnot', 'storefront'],
    ['Net Scalar', 'netscaler'],
    ['work space app', 'workspace-app'],
    ['provisoning', 'provisioning'],
    ['xendestkop 7.15', 'xendesktop-7-15'],
    ['netscaler gatway', 'gateway'],
    ['xensrever', 'xenserver'],
  ] as const) {
    it(`is asked about: “${line}” may be ${id}`, async () => {
      const choices = await offered(line);
      expect(choices[0]?.value).to.equal(id);
      for (const { value } of choices) {
        expect((await read(value)).kind, value).to.equal('value');
      }
    });
  }

  it('is none where a name is right, whatever else is said', async () => {
    expect((await read('XenApp 8.9 beta 3')).kind).to.equal('value');
  });

  it('may be meant as it is written, where the name that is nearest was not', async () => {
    const asWritten = (await offered('netscalar', ['netscaler'])).at(-1)?.value ?? '';
    expect(await read(asWritten)).to.deep.equal({ kind: 'value', value: 'netscalar' });
  });

  for (const line of [
    'our own portal',
    'the shop',
    'SAP',
    'a data base',
    'Windows Server 2022',
    'ポータル',
    'x'.repeat(119),
  ]) {
    it(`is not seen in “${line.slice(0, 40)}”, which is asked about as it is written`, async () => {
      const [asWritten, ...others] = await offered(line);
      expect(others).to.deep.equal([]);
      expect(await read(asWritten?.value ?? '')).to.deep.equal({ kind: 'value', value: line });
    });
  }

  for (const [text, id] of [
    ['Our storfront is down', 'storefront'],
    ['all netscalers reboot', 'netscaler'],
    ['the Net Scalar drops sessions', 'netscaler'],
    ['After the update our provisoning of targets fails', 'provisioning'],
  ] as const) {
    it(`is seen in free text: “${text}”`, () => {
      const context = { turn: aTurn(), choices: [], known: {} };
      expect(product.find?.(text, context)).to.equal(undefined);
      expect(product.near?.(text, context)[0]?.value).to.equal(id);
    });
  }

  for (const text of [
    'We received an error',
    'Our supervisor is listening',
    'the file share is full',
    'StoreFront is down',
    `${'it is slow and '.repeat(60)} storfront`,
  ]) {
    it(`is not seen in “${text.slice(0, 40)}”`, () => {
      expect(product.near?.(text, { turn: aTurn(), choices: [], known: {} })).to.deep.equal([]);
    });
  }

  it('is not made of a short word that differs', async () => {
    expect(await read('citrix vda')).to.deep.equal({
      kind: 'value',
      value: 'virtual-apps-and-desktops',
    });
    expect((await offered('citrix adv')).map(({ value }) => value)).not.to.include('netscaler');
  });

  it('is not made of another version', async () => {
    const values = (await offered('xenap 6.5')).map(({ value }) => value);
    expect(values).to.include('xenapp-6-5');
    expect(values).not.to.include('xenapp-6-0');
  });
});
