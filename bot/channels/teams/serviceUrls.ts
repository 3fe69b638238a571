/**
 * Where Teams takes what a bot says (Microsoft 365 Agents SDK, `TeamsServiceEndpoints`): the public cloud,
 * and those of the government. Whole names only: under trafficmanager.net anybody may have one.
 */
const HOSTS: ReadonlySet<string> = new Set([
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
]);

export type IsServiceUrl = (url: string) => boolean;

/** No name, password, port or query. */
const PLAIN = /^https:\/\/[a-z0-9.-]+(?:\/[A-Za-z0-9._~-]+)*\/?$/;

function isOfTeams(url: string): boolean {
  if (url.length > 500 || !PLAIN.test(url) || !URL.canParse(url)) return false;
  const { hostname, href } = new URL(url);
  // Another spelling of the same address has no reason to be there.
  return HOSTS.has(hostname) && (href === url || href === `${url}/`);
}

/**
 * Says to whom we talk at all: asked before a turn, before a place is stored, and before a token leaves.
 *
 * @param playground the only one there is where the Agents Playground plays Teams
 */
export function serviceUrls(playground?: string): IsServiceUrl {
  return playground === undefined ? isOfTeams : (url) => url === playground;
}
