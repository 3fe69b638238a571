import type {
  AccountContact,
  EntitlementDirectory,
} from '../../../services/entitlements/entitlementDirectory.ts';
import type { Speaker } from '../../../services/identity/speaker.ts';
import { mailAddress } from '../../../services/mail/mailAddress.ts';
import type { Member } from './connector.ts';

interface Dependencies {
  readonly directory: Pick<EntitlementDirectory, 'contactByEmail' | 'accountOfTenant'>;
  /** Is this the operator's own tenant, whose directory has checked its guests' addresses? */
  readonly isOwnTenant: (tenantId: string) => boolean;
}

/** Somebody in a chat of this tenant's Teams, as its directory knows them. */
export interface Found {
  readonly member: Member;
  readonly tenantId: string;
  /** IANA, of their client; the accounts' word counts only without it. */
  readonly zone: string | undefined;
}

/** What the directory puts into the sign-in name of a guest. */
const isGuestName = (name: string): boolean => name.toLowerCase().includes('#ext#');

/** The address that mail reaches; a sign-in name often is one. */
function addressOf({ email, userPrincipalName }: Member): string | undefined {
  return [email, userPrincipalName].find(
    (one) => one !== undefined && !isGuestName(one) && mailAddress(one) !== undefined,
  );
}

/** From another organisation, whose directory may call them what it likes. */
const isForeign = ({ tenantId }: Member, tenant: string): boolean =>
  tenantId !== undefined && tenantId.toLowerCase() !== tenant.toLowerCase();

/** Their role says that they are nobody's guest, or at least their sign-in name does. */
function isOfTenant({ userRole, userPrincipalName }: Member): boolean {
  if (userPrincipalName !== undefined && isGuestName(userPrincipalName)) return false;
  return userRole === undefined ? userPrincipalName !== undefined : userRole === 'user';
}

/**
 * Who is speaking. The directory of an account's own tenant says who belongs to the account, the operator's own
 * whose address somebody has. Anybody else is a stranger with a name and an address that nobody has proved.
 */
export async function whoIs(
  { directory, isOwnTenant }: Dependencies,
  { member, tenantId, zone }: Found,
): Promise<Speaker> {
  const { name, aadObjectId, id, userRole } = member;
  const email = addressOf(member);
  const stranger: Speaker = {
    kind: 'stranger',
    ...(name === '' ? {} : { name }),
    ...(email === undefined ? {} : { email }),
  };
  // Whoever joins a meeting by a link calls themselves what they like.
  if (email === undefined || userRole === 'anonymous' || isForeign(member, tenantId)) {
    return stranger;
  }
  const customer = (accountId: string, contact: AccountContact | undefined): Speaker => {
    const { zone: theirs, language } = contact ?? {};
    const where = zone ?? theirs;
    return {
      kind: 'customer',
      by: 'teams',
      subject: aadObjectId ?? id,
      accountId,
      name: contact?.name ?? name,
      email: contact?.email ?? email,
      ...(where === undefined ? {} : { zone: where }),
      ...(language === undefined ? {} : { language }),
    };
  };

  const ofAccount = isOfTenant(member) ? await directory.accountOfTenant(tenantId) : undefined;
  const contact = await directory.contactByEmail(email);
  // An address that a tenant gives its people proves nothing about another account.
  if (ofAccount !== undefined) {
    return customer(ofAccount, contact?.accountId === ofAccount ? contact : undefined);
  }
  if (isOwnTenant(tenantId) && contact !== undefined) return customer(contact.accountId, contact);
  return stranger;
}
