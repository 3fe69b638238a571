/** May somebody act on requests in a thread? Asked again for each action: people leave teams. */
import { oneLine } from '../../../../services/privacy/oneLine.ts';
import type { StaffMember } from '../../../../services/requests/staffMember.ts';
import type { Member } from '../connector.ts';

export type MayAct =
  /** As the desk, and the customer, know who acted; told apart by the directory. */
  ({ readonly kind: 'yes' } & StaffMember) | { readonly kind: 'guest' | 'otherTenant' | 'unknown' };

/**
 * Members of the channel's team who belong to the operator's own directory. Guests have an account there
 * too, and are told apart by their role, or by the mark in their name.
 *
 * @param ownTenant undefined on one's own machine, where nobody is proved to be anybody
 */
export function mayAct(member: Member | undefined, ownTenant: string | undefined): MayAct {
  if (member === undefined) return { kind: 'unknown' };
  const { userRole, userPrincipalName, tenantId } = member;
  const name = oneLine(member.name, 80);
  const yes = { kind: 'yes', name, id: member.aadObjectId?.toLowerCase() } as const;
  if (name === '') return { kind: 'unknown' };
  if (userRole === 'guest' || userRole === 'anonymous') return { kind: 'guest' };
  if (userPrincipalName?.toLowerCase().includes('#ext#') === true) return { kind: 'guest' };
  if (ownTenant === undefined) return yes;
  if (tenantId === undefined) return { kind: 'unknown' };
  if (tenantId.toLowerCase() !== ownTenant.toLowerCase()) return { kind: 'otherTenant' };
  // Neither a role nor a name that tells: it can't be said that this is no guest.
  if (userRole === undefined && userPrincipalName === undefined) return { kind: 'unknown' };
  return yes;
}
