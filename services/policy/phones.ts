/** Which of the operator's phone numbers somebody is told: that of their region's support centre. */
import type { Facts } from './evaluation.ts';
import { findHoursGroup } from './hoursGroups.ts';
import type { Policies } from './policies.ts';
import type { PhoneNumber, SharedPolicy } from './sharedPolicy.ts';

export interface SupportPhone {
  /** As the operator writes it, e.g. `+1 202-555-0143`. */
  readonly number: string;
  /** Where it is for, if it is one of several. */
  readonly place?: string;
}

/** Of the registered account; nothing where it is not known. */
export type PhonedFrom = Pick<Facts, 'region' | 'hoursGroup' | 'programme'>;

/** So many are told somebody whose region is not known; among more nobody finds theirs. */
const MOST = 4;

const hasNoPlace = ({ regions, groups }: PhoneNumber): boolean =>
  regions === undefined && groups === undefined;

const isOf = ({ programmes }: PhoneNumber, programme: string | undefined): boolean =>
  programmes === undefined || (programme !== undefined && programmes.includes(programme));

function placeOf({ regions = [], groups = [] }: PhoneNumber, shared: SharedPolicy): string {
  const named = (ids: readonly string[], all: readonly { readonly id: string; name: string }[]) =>
    ids.map((id) => all.find((one) => one.id === id)?.name ?? id);
  return [...named(regions, shared.regions), ...named(groups, shared.hoursGroups)].join(', ');
}

/**
 * The first number that fits the account. Of an account whose region is not known it is the first for everywhere;
 * else all, each with its place. None where the operator names none for it.
 */
export function phonesOf(policies: Policies, from: PhonedFrom): readonly SupportPhone[] {
  const { shared } = policies;
  const all = (shared.phones?.numbers ?? []).filter((one) => isOf(one, from.programme));
  const { hoursGroup } = from;
  const region = from.region ?? findHoursGroup(policies, hoursGroup)?.region;
  if (region !== undefined || hoursGroup !== undefined) {
    const first = all.find(
      ({ regions, groups }) =>
        (regions === undefined || regions.some((id) => id === region)) &&
        (groups === undefined || groups.some((id) => id === hoursGroup)),
    );
    return first === undefined ? [] : [{ number: first.number }];
  }
  const everywhere = all.find(hasNoPlace);
  if (everywhere !== undefined) return [{ number: everywhere.number }];
  if (all.length > MOST) return [];
  return all.map((one) => ({ number: one.number, place: placeOf(one, shared) }));
}

/** `+1 202-555-0143`, or `Americas +1 202-555-0143; EMEA +44 20 7946 0123`. */
export const phonesText = (phones: readonly SupportPhone[]): string =>
  phones
    .map(({ number, place }) => (place === undefined ? number : `${place} ${number}`))
    .join('; ');

/** `tel:+12025550143` */
export const telLink = (number: string): string => `tel:${number.replace(/[^+\d]/g, '')}`;
