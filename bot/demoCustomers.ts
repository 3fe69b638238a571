import type { AccountsFile } from '../services/entitlements/accountsFile.ts';
import type { Speaker } from '../services/identity/speaker.ts';
import type { Policies } from '../services/policy/policies.ts';
import type { DemoCustomer } from './web/installWeb.ts';

/** The people of the accounts file that the demo page lets you speak as. */
export interface DemoCustomers {
  readonly list: readonly DemoCustomer[];
  speaker(id: string): Speaker | undefined;
}

function packageName(policies: Policies, programme?: string, id?: string): string {
  const known = policies.programmes.find((one) => one.id === programme);
  return known?.packages.find((one) => one.id === id)?.name ?? '';
}

export function demoCustomers({ accounts }: AccountsFile, policies: Policies): DemoCustomers {
  const contacts = accounts.flatMap((account) =>
    account.contacts.map((contact) => ({ account, contact })),
  );
  const speakers = new Map<string, Speaker>(
    contacts.map(({ account, contact: { id, name, email, zone, language } }) => [
      id,
      {
        kind: 'customer',
        by: 'demo',
        subject: id,
        accountId: account.orgId,
        name,
        email,
        zone,
        language,
      },
    ]),
  );
  return {
    list: contacts.map(({ account, contact: { id, name, zone } }) => ({
      id,
      name,
      company: account.name,
      package: packageName(policies, account.entitlement?.programme, account.entitlement?.package),
      zone,
    })),
    speaker: (id) => speakers.get(id),
  };
}
