/** Names the gaps of a policy that loads well: things the bot will have to leave to a person. */
import type { Policies } from './policies.ts';

/** One line for each gap; none if the policy leaves nothing open. */
export function lintPolicies(policies: Policies): readonly string[] {
  return [...countryGaps(policies), ...packageGaps(policies), ...languageGaps(policies)];
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

function* packageGaps({ programmes }: Policies): Generator<string> {
  for (const programme of programmes) {
    for (const { id, coverage, response } of programme.packages) {
      const name = `${programme.id}: package ${id}`;
      if ('unconfirmed' in response)
        yield `${name} has no response target: ${response.unconfirmed}`;
      for (const severity of [1, 2, 3, 4] as const) {
        if (!coverage.severities[severity])
          yield `${name} has no coverage for severity ${severity}`;
        if (response.targets && !response.targets[severity]) {
          yield `${name} has no response target for severity ${severity}`;
        }
      }
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
