/** Can replacements be delivered to a site within hours, or only shipped (D4, Gold Plus program criteria)? */
import { type Cited, cited } from './cited.ts';
import type { Policies } from './policies.ts';
import type { Programme } from './programme.ts';
import type { SiteConditions } from './sections/hardware.ts';

export interface Site {
  /** ISO 3166. */
  readonly country: string;
  /** From the nearest service centre. */
  readonly miles?: number | undefined;
  readonly centreCountry?: string | undefined;
  /** Is the centre there already? */
  readonly hasCentre?: boolean | undefined;
}

export type DeliverySite = Cited & {
  /** unconfirmed: distance or country of the service centre are not known. */
  readonly kind: 'served' | 'notServed' | 'unconfirmed';
  /** How near a service centre has to be in that country. */
  readonly miles: number;
  /** How long a new centre takes. */
  readonly newCentre: SiteConditions['distance'][number]['newCentre'];
  /** The package whose terms hold where it is not served. */
  readonly otherwise: string;
};

/** Undefined for a programme without hardware. */
export function deliverySite(
  policies: Policies,
  { hardware }: Programme,
  { country, miles, centreCountry, hasCentre }: Site,
): DeliverySite | undefined {
  const site = hardware?.site;
  const limit = site?.distance.find(({ countries }) => countries?.includes(country) ?? true);
  if (!site || !limit) return undefined;
  const tests = [
    miles === undefined ? undefined : miles <= limit.miles,
    site.sameCountry && centreCountry === undefined ? undefined : centreCountry === country,
    hasCentre,
  ];
  const kind = tests.includes(false)
    ? 'notServed'
    : tests.includes(undefined)
      ? 'unconfirmed'
      : 'served';
  const { newCentre } = limit;
  return {
    kind,
    miles: limit.miles,
    newCentre,
    otherwise: site.otherwise,
    ...cited(policies, site),
  };
}
