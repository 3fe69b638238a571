/** What `explain` was asked about: options of the command line, checked against the policy. */
import { DateTime } from 'luxon';
import { Severity } from '../../requests/drafts/caseDraft.ts';
import type { Facts } from '../evaluation.ts';
import { findProgramme } from '../findProgramme.ts';
import { findHoursGroup, hoursGroupOf } from '../hoursGroups.ts';
import type { Policies } from '../policies.ts';
import { oneOf, UsageError } from './usageError.ts';

export interface ExplainOptions {
  readonly severity?: string | undefined;
  readonly at?: string | undefined;
  readonly account?: string | undefined;
  readonly product?: string | undefined;
  readonly programme?: string | undefined;
  readonly package?: string | undefined;
  readonly with?: string | undefined;
  readonly group?: string | undefined;
  readonly country?: string | undefined;
  readonly language?: string | undefined;
}

/** @throws UsageError */
export function severityOf({ severity }: ExplainOptions): Severity {
  const read = Severity.safeParse(Number(severity));
  if (read.success) return read.data;
  throw new UsageError(
    severity === undefined
      ? '--severity is missing; allowed: 1, 2, 3, 4'
      : `--severity "${severity}" is not known; allowed: 1, 2, 3, 4`,
  );
}

/** @throws UsageError for a text that is no instant: without an offset it could be any of many. */
export function instantOf({ at }: ExplainOptions, now: DateTime): DateTime {
  if (at === undefined) return now;
  const read = DateTime.fromISO(at, { setZone: true });
  if (read.isValid && /(?:Z|[+-]\d\d(?::?\d\d)?)$/i.test(at) && at.includes('T')) return read;
  throw new UsageError(
    `--at "${at}" is not an instant; write it like 2026-11-20T17:30:00-08:00 or 2026-11-21T01:30:00Z`,
  );
}

/**
 * The facts that are named one by one. Without a country no public holidays are counted.
 * @throws UsageError
 */
export function namedFacts(policies: Policies, options: ExplainOptions): Omit<Facts, 'severity'> {
  const { programme, language, with: companion } = options;
  if (programme === undefined) {
    throw new UsageError('--account or --programme is missing; see --help');
  }
  oneOf(
    'programme',
    programme,
    policies.programmes.map(({ id }) => id),
  );
  const packages = findProgramme(policies, programme)?.packages.map(({ id }) => id) ?? [];
  const bought = options.package ?? (packages.length === 1 ? packages[0] : undefined);
  if (bought === undefined) {
    throw new UsageError(`--package is missing; allowed: ${packages.join(', ')}`);
  }
  oneOf('package', bought, packages);
  if (companion !== undefined) {
    const sold = policies.programmes.flatMap((one) => one.packages.map(({ id }) => id));
    oneOf('with', companion, [...new Set(sold)]);
  }
  const country = countryOf(options);
  const hoursGroup = groupOf(policies, options, country);
  const region = findHoursGroup(policies, hoursGroup)?.region ?? regionOf(policies, country);
  return {
    programme,
    package: bought,
    ...(companion === undefined ? {} : { companion }),
    ...(hoursGroup === undefined ? {} : { hoursGroup }),
    ...(region === undefined ? {} : { region }),
    ...(country === undefined ? { withoutHolidays: true } : { country }),
    ...(language === undefined ? {} : { language }),
  };
}

function countryOf({ country }: ExplainOptions): string | undefined {
  if (country === undefined || /^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/i.test(country)) {
    return country?.toUpperCase();
  }
  throw new UsageError(`--country "${country}" is not an ISO 3166 country such as FR or AU-WA`);
}

function groupOf(
  policies: Policies,
  { group }: ExplainOptions,
  country: string | undefined,
): string | undefined {
  if (group === undefined) return country && hoursGroupOf(policies, { country });
  return oneOf(
    'group',
    group,
    policies.shared.hoursGroups.map(({ id }) => id),
  );
}

const regionOf = ({ shared }: Policies, country: string | undefined): string | undefined =>
  shared.regions.find(({ countries }) => countries.includes(country?.slice(0, 2) ?? ''))?.id;
