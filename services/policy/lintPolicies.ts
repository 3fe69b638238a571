/** Names what a policy that loads well leaves open, says twice, or will never apply. */
import { phonesOf } from './phones.ts';
import type { Policies } from './policies.ts';
import type { Programme } from './programme.ts';

const LEVELS = [1, 2, 3, 4] as const;

/**
 * One line for each finding; none if there is nothing to look at.
 * @param today ISO date; without it no date is judged.
 */
export function lintPolicies(policies: Policies, today?: string): readonly string[] {
  return [
    ...countryGaps(policies),
    ...countryOverlaps(policies),
    ...packageGaps(policies),
    ...languageGaps(policies),
    ...phoneGaps(policies),
    ...unreachable(policies),
    ...unusedReadings(policies),
    ...(today === undefined ? [] : passedDates(policies, today)),
  ];
}

function* countryGaps({ shared }: Policies): Generator<string> {
  const members = shared.hoursGroups.flatMap((group) => group.members);
  for (const region of shared.regions) {
    const gaps = region.countries.filter((id) => !members.some(({ country }) => country === id));
    if (gaps.length > 0) yield `${region.id}: countries in no hours group: ${gaps.join(', ')}`;
  }
  for (const { country, zones } of shared.splitCountries) {
    const parts = members.filter((member) => member.country === country);
    const gaps = zones.filter((zone) => !parts.some((part) => part.zones?.includes(zone) ?? true));
    if (gaps.length > 0) yield `${country}: zones in no hours group: ${gaps.join(', ')}`;
  }
}

/** A country, or a part of it, in two groups: the first one wins, and nobody notices. */
function* countryOverlaps({ shared }: Policies): Generator<string> {
  const taken = new Map<string, string>();
  const inRegion = new Map<string, string>();
  for (const { id, members } of shared.hoursGroups) {
    for (const { country, zones } of members) {
      for (const part of zones?.map((zone) => `${country} ${zone}`) ?? [country]) {
        const earlier = taken.get(part) ?? taken.get(country);
        if (earlier !== undefined) yield `${id}: ${part} is in hours group ${earlier} too`;
        taken.set(part, id);
      }
    }
  }
  for (const { id, countries } of shared.regions) {
    for (const country of countries) {
      const earlier = inRegion.get(country);
      if (earlier !== undefined) yield `${id}: ${country} is in region ${earlier} too`;
      inRegion.set(country, id);
    }
  }
}

function* packageGaps({ programmes }: Policies): Generator<string> {
  for (const programme of programmes) {
    for (const { id, coverage, response } of programme.packages) {
      const name = `${programme.id}: package ${id}`;
      if ('unconfirmed' in response)
        yield `${name} has no response target: ${response.unconfirmed}`;
      for (const severity of LEVELS) {
        if (!coverage.severities[severity])
          yield `${name} has no coverage for severity ${severity}`;
        if (response.targets && !response.targets[severity]) {
          yield `${name} has no response target for severity ${severity}`;
        }
      }
    }
    for (const severity of LEVELS) {
      const ways = (programme.channels ?? []).filter(
        ({ severities }) => severities?.includes(severity) ?? true,
      );
      if (ways.length === 0) yield `${programme.id}: no way to open a case of severity ${severity}`;
    }
  }
}

function* languageGaps({ shared, programmes }: Policies): Generator<string> {
  for (const programme of programmes) {
    for (const { id } of shared.regions) {
      const { regions, anywhere } = programme.languages;
      if (!anywhere && !regions?.[id]) yield `${programme.id}: region ${id} has no languages`;
    }
  }
}

/** Customers of a region are told no number while others are; or a number stands behind one that takes all of its accounts. */
function* phoneGaps(policies: Policies): Generator<string> {
  const { shared, programmes } = policies;
  const numbers = shared.phones?.numbers ?? [];
  if (numbers.length === 0) return;
  const told = new Set<string>();
  for (const { id: region, name } of shared.regions) {
    const groups = shared.hoursGroups.filter((group) => group.region === region);
    for (const hoursGroup of [undefined, ...groups.map(({ id }) => id)]) {
      for (const programme of [undefined, ...programmes.map(({ id }) => id)]) {
        const [phone] = phonesOf(policies, { region, hoursGroup, programme });
        if (phone !== undefined) told.add(phone.number);
      }
    }
    const isTold = groups.some(
      ({ id }) => phonesOf(policies, { region, hoursGroup: id }).length > 0,
    );
    if (!isTold) yield `shared: phones name no number for ${name}`;
  }
  for (const { number } of numbers) {
    if (!told.has(number)) {
      yield `shared: the phone number ${number} is never told: earlier ones take all it is for`;
    }
  }
}

function* unreachable({ shared, programmes }: Policies): Generator<string> {
  for (const [at, { when }] of shared.proposals.entries()) {
    const isTaken = (effect: string, workaround: string | undefined): boolean =>
      shared.proposals
        .slice(0, at)
        .some(
          (earlier) =>
            earlier.when.effect.some((one) => one === effect) &&
            (earlier.when.workaround === undefined ||
              earlier.when.workaround.some((one) => one === workaround)),
        );
    const asked = when.workaround ?? [undefined, 'none', 'notScalable', 'yes'];
    if (when.effect.every((effect) => asked.every((one) => isTaken(effect, one)))) {
      yield `shared: proposals.${at} is never reached: earlier ones take all it names`;
    }
  }
  for (const programme of programmes) yield* unreachableIn(programme);
}

function* unreachableIn({ id, combinations = [], hardware }: Programme): Generator<string> {
  const pairs = new Set<string>();
  for (const [at, combination] of combinations.entries()) {
    const own = combination.packages.flatMap((one) =>
      combination.with.map((other) => `${one} ${other}`),
    );
    if (own.every((pair) => pairs.has(pair))) {
      yield `${id}: combinations.${at} is never reached: earlier ones take all it names`;
    }
    for (const pair of own) pairs.add(pair);
  }
  const distances = hardware?.site.distance ?? [];
  const open = distances.findIndex(({ countries }) => countries === undefined);
  if (open >= 0 && open < distances.length - 1) {
    yield `${id}: hardware.site.distance.${open + 1} is never reached: the one before takes every country`;
  }
  const replaced = new Set<string>();
  for (const [at, { packages }] of (hardware?.replacements ?? []).entries()) {
    if (packages.every((one) => replaced.has(one))) {
      yield `${id}: hardware.replacements.${at} is never reached: earlier ones take all it names`;
    }
    for (const one of packages) replaced.add(one);
  }
}

function* unusedReadings({ shared, programmes, register }: Policies): Generator<string> {
  const { common: _, ...used } = shared;
  const text = JSON.stringify({ used, programmes });
  for (const { id } of register) {
    if (!text.includes(`"reading":"${id}"`)) yield `register: no rule rests on ${id}`;
  }
}

function* passedDates({ shared, programmes }: Policies, today: string): Generator<string> {
  for (const { id, effective, packages } of programmes) {
    if (effective?.until !== undefined && effective.until < today) {
      yield `${id}: in effect until ${effective.until}, which has passed`;
    }
    if (effective?.from !== undefined && effective.from > today) {
      yield `${id}: in effect from ${effective.from} on, not yet`;
    }
    for (const one of packages) {
      if (one.sale?.until !== undefined && one.sale.until < today) {
        yield `${id}: package ${one.id} was sold until ${one.sale.until}, which has passed`;
      }
    }
  }
  for (const { date, name } of shared.closures) {
    if (date < today) yield `shared: the closure "${name}" on ${date} has passed`;
  }
}
