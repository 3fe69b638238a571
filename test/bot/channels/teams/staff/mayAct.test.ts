import { expect } from 'chai';
import type { Member } from '../../../../../bot/channels/teams/connector.ts';
import { mayAct } from '../../../../../bot/channels/teams/staff/mayAct.ts';

const OWN = 'aaaaaaaa-0000-4000-8000-000000000001';
const OTHER = 'bbbbbbbb-0000-4000-8000-000000000002';
const member = (changes: Partial<Member>): Member => ({
  id: '29:x',
  aadObjectId: undefined,
  name: 'Kim Berg',
  email: undefined,
  userPrincipalName: 'kim@support.example',
  tenantId: OWN,
  userRole: 'user',
  ...changes,
});

describe('whether somebody may act on requests in a thread', () => {
  for (const [who, one, is] of [
    ['a member of our own organisation', member({}), 'yes'],
    ['one whose tenant is written in capitals', member({ tenantId: OWN.toUpperCase() }), 'yes'],
    ['an owner of the team', member({ userRole: 'owner' }), 'yes'],
    ['a guest', member({ userRole: 'guest' }), 'guest'],
    ['a guest by their name', member({ userPrincipalName: 'a_b.ex#EXT#@x.example' }), 'guest'],
    ['one by name whose role is missing', member({ userRole: undefined }), 'yes'],
    [
      'one of whom Teams says too little',
      member({ userRole: undefined, userPrincipalName: undefined }),
      'unknown',
    ],
    ['somebody who is in no directory', member({ userRole: 'anonymous' }), 'guest'],
    ['somebody of a channel that is shared', member({ tenantId: OTHER }), 'otherTenant'],
    ['somebody without a tenant', member({ tenantId: undefined }), 'unknown'],
    ['somebody without a name', member({ name: ' \u200b ' }), 'unknown'],
    ['somebody whom Teams does not know there', undefined, 'unknown'],
  ] as const) {
    it(`says ${is} of ${who}`, () => {
      expect(mayAct(one, OWN).kind).to.equal(is);
    });
  }

  it('believes the client on one’s own machine, where there is one organisation', () => {
    const unnamed = { tenantId: undefined, userRole: undefined, userPrincipalName: undefined };
    expect(mayAct(member(unnamed), undefined).kind).to.equal('yes');
    expect(mayAct(member({ userRole: 'guest' }), undefined).kind).to.equal('guest');
  });
});
