import { z } from 'zod';
import { isZone } from '../isZone.ts';

const name = z.string().min(1).max(120);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not in kebab case');
const zone = z.string().refine(isZone, 'is not an IANA zone');

/** A day: `2027-03-31`, or so many days from today, `20 days` or `-12 days`, so that a demo stays true. */
const Day = z.union([
  z.iso.date(),
  z.string().regex(/^-?\d{1,5} days?$/, 'is neither a date nor a number of days'),
]);

/** Somebody who writes to us for an account; the demo page lets you speak as one. */
const DemoContact = z.strictObject({
  id,
  name,
  email: z.email(),
  zone,
  /** BCP 47. */
  language: z.string().min(2).max(20),
});

const FileAccount = z.strictObject({
  orgId: z.string().min(1).max(60),
  /** Agreement PIN. */
  pin: z.string().min(1).max(60),
  serials: z.array(z.string().min(1).max(60)).default([]),
  name,
  /** ISO 3166. */
  country: z.string().regex(/^[A-Z]{2}$/, 'is not a country code'),
  region: id,
  hoursGroup: id,
  /** Where the account is: decides what day it is there. */
  zone,
  /** Ids of the policy's catalogue. */
  products: z.array(id),
  entitlement: z
    .strictObject({
      programme: id,
      package: id,
      /** A second package bought together with it, e.g. `priority` beside `gold`. */
      companion: id.optional(),
      starts: Day,
      /** The last day on which help is given. */
      ends: Day,
      suspendedSince: Day.optional(),
    })
    .optional(),
  contacts: z.array(DemoContact).default([]),
  /** Directories at Microsoft that are the account's own: whoever is in one speaks for it in Teams. */
  tenants: z.array(z.guid('is not a GUID')).optional(),
});
export type FileAccount = z.infer<typeof FileAccount>;

/** The accounts of a company that keeps them in a file. */
export const AccountsFile = z
  .strictObject({
    /** Everything that is sold. Whether something else is covered can't be told from this file. */
    sold: z.array(id),
    accounts: z.array(FileAccount),
  })
  .check(({ value, issues }) => {
    const seen = new Set<string>();
    const complain = (path: (string | number)[], message: string): void => {
      issues.push({ code: 'custom', input: value, path, message });
    };
    for (const [index, account] of value.accounts.entries()) {
      for (const given of [account.orgId, account.pin, ...account.serials].map(accountKey)) {
        if (seen.has(given)) complain(['accounts', index], `${given} is there twice`);
        seen.add(given);
      }
      for (const tenant of (account.tenants ?? []).map((one) => one.toLowerCase())) {
        if (seen.has(tenant)) complain(['accounts', index, 'tenants'], `${tenant} is there twice`);
        seen.add(tenant);
      }
      for (const { id: contact } of account.contacts) {
        if (seen.has(`@${contact}`))
          complain(['accounts', index, 'contacts'], `${contact} is there twice`);
        seen.add(`@${contact}`);
      }
      for (const product of account.products) {
        if (!value.sold.includes(product)) {
          complain(['accounts', index, 'products'], `${product} is not among what is sold`);
        }
      }
    }
  });
export type AccountsFile = z.infer<typeof AccountsFile>;

/** An account's number as people type it: case, spaces and dashes don't matter. */
export function accountKey(given: string): string {
  return given
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
}
