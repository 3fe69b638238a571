import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAccounts } from '../../../services/entitlements/loadAccounts.ts';

const account = (changes: object = {}): object => ({
  orgId: 'ORG-1',
  pin: '1111',
  name: 'Acme',
  country: 'US',
  region: 'americas',
  hoursGroup: 'americas-east',
  zone: 'America/New_York',
  products: ['storefront'],
  entitlement: { programme: 'css', package: 'core', starts: '-1 days', ends: '2027-01-31' },
  ...changes,
});

describe('a file of accounts', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'accounts-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const complaint = (content: string): string => {
    const path = join(folder, 'accounts.yaml');
    writeFileSync(path, content);
    try {
      loadAccounts(path);
      return '';
    } catch (error) {
      return error instanceof Error ? error.message.replace(folder, '') : '';
    }
  };
  const accounts = (...list: readonly object[]): string =>
    JSON.stringify({ sold: ['storefront'], accounts: list });

  it('is taken when everything in it is right', () => {
    expect(complaint(accounts(account()))).to.equal('');
  });

  const mistakes: readonly (readonly [string, string, RegExp])[] = [
    [
      'a zone that does not exist',
      accounts(account({ zone: 'Mars' })),
      /accounts\.0\.zone: .*IANA/,
    ],
    [
      'a number that two have',
      accounts(account(), account({ orgId: 'ORG-2' })),
      /accounts\.1: 1111/,
    ],
    [
      'a product not sold',
      accounts(account({ products: ['x'] })),
      /accounts\.0\.products: x is not/,
    ],
    ['a key that nobody knows', accounts(account({ colour: 'red' })), /accounts\.0: .*colour/],
    [
      'a day that is none',
      accounts(
        account({
          entitlement: { programme: 'c', package: 'c', starts: 'soon', ends: '1 day' },
        }),
      ),
      /accounts\.0\.entitlement\.starts: /,
    ],
    ['broken YAML', 'sold: [', /accounts\.yaml: /],
    ['nothing', '', /accounts\.yaml: the file: /],
  ];
  for (const [what, content, expected] of mistakes) {
    it(`is refused in one line for ${what}`, () => {
      const said = complaint(content);
      expect(said).to.match(expected);
      expect(said).not.to.contain('\n');
    });
  }

  it('is refused in one line when it is not there', () => {
    expect(() => loadAccounts(join(folder, 'none.yaml'))).to.throw(/^.*none\.yaml: ENOENT.*$/);
  });
});
