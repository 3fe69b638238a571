import { expect } from 'chai';
import type { Member } from '../../../../bot/channels/teams/connector.ts';
import { whoIs } from '../../../../bot/channels/teams/whoIs.ts';

const OWN = '8B7A6C5D-4e3f-4a2b-9c1d-0e9f8a7b6c5d';
const NORTHWIND = '6d1f0c1e-3a52-4b0c-9c57-0d5a44f10442';
const ELSEWHERE = '11111111-3a52-4b0c-9c57-0d5a44f10442';

const CONTACTS = [
  { accountId: 'ORG-1', name: 'Ana Morales', email: 'ana@northwind.example', zone: 'Asia/Tokyo' },
  { accountId: 'ORG-2', name: 'Bo Lind', email: 'bo@fabrikam.example', language: 'sv' },
];
const directory = {
  contactByEmail: async (email: string) =>
    CONTACTS.find((one) => one.email === email.toLowerCase()),
  accountOfTenant: async (tenantId: string) =>
    tenantId.toLowerCase() === NORTHWIND ? 'ORG-1' : undefined,
};
const isOwnTenant = (tenantId: string) => tenantId.toLowerCase() === OWN.toLowerCase();

/** Who it is, in short: the account, and by which name. */
async function who(tenantId: string, changes: Partial<Member>, zone?: string) {
  const member: Member = {
    id: '29:x',
    aadObjectId: 'x',
    name: 'As Teams Says',
    email: undefined,
    userPrincipalName: undefined,
    tenantId,
    userRole: 'user',
    ...changes,
  };
  const speaker = await whoIs({ directory, isOwnTenant }, { member, tenantId, zone });
  return speaker.kind === 'customer'
    ? `${speaker.accountId} ${speaker.name} ${speaker.email} ${speaker.zone ?? '-'} ${speaker.language ?? '-'}`
    : `stranger ${speaker.name ?? '-'} ${speaker.email ?? '-'}`;
}

const ANA = { email: 'ana@northwind.example' };
const BO = { email: 'Bo@fabrikam.example' };

describe('who is speaking in Teams', () => {
  const rows: readonly (readonly [string, string, Partial<Member>, string])[] = [
    [
      'a contact in their own tenant',
      NORTHWIND,
      ANA,
      'ORG-1 Ana Morales ana@northwind.example Asia/Tokyo -',
    ],
    [
      'a colleague of theirs',
      NORTHWIND,
      { email: 'cy@northwind.example' },
      'ORG-1 As Teams Says cy@northwind.example - -',
    ],
    [
      'one with a sign-in name only',
      NORTHWIND,
      { userPrincipalName: 'cy@northwind.example' },
      'ORG-1 As Teams Says cy@northwind.example - -',
    ],
    [
      'a tenant that gives its people another account’s address',
      NORTHWIND,
      BO,
      'ORG-1 As Teams Says Bo@fabrikam.example - -',
    ],
    [
      'a guest in a customer’s tenant',
      NORTHWIND,
      { ...ANA, userRole: 'guest' },
      'stranger As Teams Says ana@northwind.example',
    ],
    [
      'a guest by the sign-in name',
      NORTHWIND,
      { ...ANA, userRole: undefined, userPrincipalName: 'ana_x#EXT#@northwind.example' },
      'stranger As Teams Says ana@northwind.example',
    ],
    [
      'one of whom no role is said',
      NORTHWIND,
      { ...ANA, userRole: undefined },
      'stranger As Teams Says ana@northwind.example',
    ],
    [
      'a contact who is a guest of ours',
      OWN,
      { ...BO, userRole: 'guest' },
      'ORG-2 Bo Lind bo@fabrikam.example - sv',
    ],
    [
      'a colleague of ours who is no contact',
      OWN,
      { email: 'me@own.example' },
      'stranger As Teams Says me@own.example',
    ],
    [
      'somebody from another organisation, in our tenant',
      OWN,
      { ...BO, tenantId: ELSEWHERE },
      'stranger As Teams Says Bo@fabrikam.example',
    ],
    [
      'somebody from another organisation, in a customer’s',
      NORTHWIND,
      { ...ANA, tenantId: ELSEWHERE },
      'stranger As Teams Says ana@northwind.example',
    ],
    [
      'a contact’s address in a tenant of nobody’s',
      ELSEWHERE,
      BO,
      'stranger As Teams Says Bo@fabrikam.example',
    ],
    [
      'whoever joined by a link',
      OWN,
      { ...BO, userRole: 'anonymous' },
      'stranger As Teams Says Bo@fabrikam.example',
    ],
    ['one without an address', NORTHWIND, {}, 'stranger As Teams Says -'],
    [
      'one with neither name nor address',
      NORTHWIND,
      { name: '', email: 'not an address' },
      'stranger - -',
    ],
  ];
  for (const [what, tenantId, changes, expected] of rows) {
    it(`is known of ${what}`, async () => {
      expect(await who(tenantId, changes)).to.equal(expected);
    });
  }

  it('is where their client is, rather than where the accounts say', async () => {
    expect(await who(NORTHWIND, ANA, 'Europe/Lisbon')).to.include('Europe/Lisbon');
  });
});
