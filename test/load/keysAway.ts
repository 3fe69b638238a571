import { appToken } from '../../bot/channels/teams/appToken.ts';
import { signingKeys } from '../../bot/channels/teams/signingKeys.ts';
import type { TeamsApp } from '../../bot/settings/teams.ts';
import { problemsIn, type Row } from '../faults/report.ts';
import { clockAt } from '../fakes/clocks.ts';
import { microsoftTokens } from '../fakes/microsoftTokens.ts';
import { type OpenIdServer, openIdServer, signingPair } from '../fakes/openIdServer.ts';
import { waitedMs } from '../support/waitedMs.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** As the product has it. */
const DEADLINE_MS = 3_000;

export const SECRET = {
  kind: 'SingleTenant',
  appId: '6f1d7a3e-0000-4000-8000-000000000001',
  tenantId: '6f1d7a3e-0000-4000-8000-000000000002',
  password: 'the secret of the app',
} as const satisfies TeamsApp;

/** Ways in which the address of the keys may fail. */
export const FAILURES = ['broken', 'silent', 'garbage', 'elsewhere'] as const;

const one = signingPair('one');

async function withKeys<T>(work: (server: OpenIdServer) => Promise<T>): Promise<T> {
  const server = await openIdServer(one);
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

/** Keys are read once; then the address fails, and each hour somebody calls with a key that is known. */
export const keysDown = (
  failure: (typeof FAILURES)[number],
  plan: { readonly hours: number; readonly deadlineMs?: number },
): Promise<{ readonly refused: number; readonly slowestMs: number }> =>
  withKeys(async (server) => {
    const { hours, deadlineMs = DEADLINE_MS } = plan;
    let now = 1_800_000_000_000;
    const keyOf = signingKeys({ url: server.url, now: () => now, deadlineMs });
    let refused = (await keyOf('one')).kind === 'found' ? 0 : 1;
    server.answer = failure;
    let slowestMs = 0;
    for (let hour = 0; hour < hours; hour += 1) {
      now += HOUR;
      const ms = await waitedMs(async () => {
        if ((await keyOf('one')).kind !== 'found') refused += 1;
      });
      slowestMs = Math.max(slowestMs, ms);
    }
    return { refused, slowestMs };
  });

/** So many call at once, of whose key nothing is known yet. */
export const keysAtOnce = (plan: {
  readonly callers: number;
  readonly isSilent: boolean;
  readonly deadlineMs?: number;
}): Promise<{
  readonly kinds: ReadonlySet<string>;
  readonly fetches: number;
  readonly ms: number;
  /** Without what the machine held them up. */
  readonly waited: number;
}> =>
  withKeys(async (server) => {
    const { callers, isSilent, deadlineMs = DEADLINE_MS } = plan;
    if (isSilent) server.answer = 'silent';
    const keyOf = signingKeys({ url: server.url, now: () => 1_800_000_000_000, deadlineMs });
    const kinds = new Set<string>();
    const began = performance.now();
    const waited = await waitedMs(async () => {
      const found = await Promise.all(Array.from({ length: callers }, async () => keyOf('one')));
      for (const { kind } of found) kinds.add(kind);
    });
    return { kinds, fetches: server.asked(), ms: performance.now() - began, waited };
  });

/** So many want to say something at once: at first, while their token is good, and when it has expired. */
export async function tokensAtOnce(
  callers: number,
): Promise<readonly { readonly tokens: ReadonlySet<string>; readonly asked: number }[]> {
  const clock = clockAt(new Date().toISOString());
  const { asked, network } = microsoftTokens();
  const token = appToken(SECRET, { network, clock: clock.now });
  const seen: { readonly tokens: ReadonlySet<string>; readonly asked: number }[] = [];
  for (const minutes of [0, 54, 7]) {
    clock.forward(minutes * MINUTE);
    const all = await Promise.all(Array.from({ length: callers }, async () => token.get()));
    seen.push({ tokens: new Set(all), asked: asked.length });
  }
  return seen;
}

/** B8: what Teams’ calls are checked by is away, hangs, or is wanted by everybody at once; and so is our own token. */
export async function keysAway(plan: {
  readonly hours: number;
  readonly callers: number;
  readonly senders: number;
}): Promise<Row> {
  const { hours, callers, senders } = plan;
  const down = await Promise.all(FAILURES.map(async (failure) => keysDown(failure, { hours })));
  const atOnce = await keysAtOnce({ callers, isSilent: false });
  const hung = await keysAtOnce({ callers, isSilent: true });
  const tokens = await tokensAtOnce(senders);
  const refused = down.reduce((sum, each) => sum + each.refused, 0);
  const slowestMs = Math.max(...down.map((each) => each.slowestMs));
  const asked = (tokens.at(-1)?.asked ?? 0) - (tokens.at(-2)?.asked ?? 0);
  const problems = [
    ...(refused > 0 ? [`${refused} known keys refused`] : []),
    ...(slowestMs > 250 ? ['somebody with a known key waited'] : []),
    ...(hung.waited > DEADLINE_MS + 500 ? ['a hang was waited for'] : []),
    ...([...hung.kinds].join() === 'unavailable' ? [] : ['a hang was taken for an answer']),
    ...(atOnce.fetches === 1 && [...atOnce.kinds].join() === 'found' ? [] : ['keys not shared']),
    ...(asked === 1 && tokens.at(-1)?.tokens.size === 1 ? [] : ['tokens not shared']),
  ];
  return {
    goal: 'B8',
    what: 'the keys of Teams fail after they were read, hang, or all want them at once; so with our token',
    figure:
      `${FAILURES.length} failures × ${hours} h: ${refused} refused, slowest ${Math.round(slowestMs)} ms; ` +
      `a hang: ${Math.round(hung.ms)} ms; ${callers} at once: ${atOnce.fetches} fetch; ` +
      `${senders} at expiry: ${asked} request${problemsIn(problems)}`,
    isMet: problems.length === 0,
  };
}
