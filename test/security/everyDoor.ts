import { problemsIn, type Row } from '../faults/report.ts';
import { badCredentials } from '../support/badCredentials.ts';
import { badTeamsCredentials, type TeamsCredential } from '../support/badTeamsCredentials.ts';
import { DOORS } from './doors.ts';
import { type FrontDoorWorld, frontDoorWorld, methodOf } from './frontDoorWorld.ts';

interface Tried {
  readonly credentials: number;
  readonly calls: number;
  /** What was let in, or refused in a way that says too much. */
  readonly wrong: readonly string[];
}

const CLEAR = /^\{"error":\{"code":"\w+","message":"[^"]+"\}\}$/;

/** Shows everything that should not open a door to every door that is not for everybody. */
export async function tryEveryDoor(world: FrontDoorWorld): Promise<Tried> {
  const credentials = await badCredentials(world.genuine);
  const ofTeams = await badTeamsCredentials(world.teams);
  const before = await world.kept();
  const wrong: string[] = [];
  let calls = 0;
  for (const { route, door } of world.guarded) {
    const own: readonly TeamsCredential[] = credentials.filter(
      ({ rightFor = [] }) => !rightFor.includes(door.for),
    );
    for (const { what, headers, body: other } of door.for === 'teams'
      ? [...own, ...ofTeams]
      : own) {
      const path = world.pathOf(route);
      const response = await world.call(methodOf(route), path, headers, other ?? door.body);
      const body = await response.text();
      calls += 1;
      const isShut = [401, 403, 404].includes(response.status);
      const [shown = ''] = Object.values(headers).map((value) => value.replace(/^\w+[ =]/, ''));
      const isQuoted = shown.length > 8 && body.includes(shown);
      if (!isShut || !CLEAR.test(body) || isQuoted) {
        wrong.push(`${route}: ${what}: ${String(response.status)} ${body.slice(0, 200)}`);
      }
    }
  }
  if ((await world.kept()) !== before) wrong.push('something was changed');
  return { credentials: credentials.length, calls, wrong };
}

/** C1: every route, taken from the router itself, stays shut to whoever has nothing that opens it. */
export async function everyDoor({ rounds }: { readonly rounds: number }): Promise<Row> {
  const world = await frontDoorWorld();
  try {
    const routes = world.app.routes();
    const problems: string[] = [];
    for (const route of routes) if (!(route in DOORS)) problems.push(`${route} is not described`);
    let credentials = 0;
    let calls = 0;
    for (let round = 0; round < rounds; round += 1) {
      const tried = await tryEveryDoor(world);
      problems.push(...tried.wrong);
      credentials = tried.credentials;
      calls += tried.calls;
    }
    return {
      goal: 'C1',
      what: 'each route × each bad credential: 401, 403 or 404, and nothing is changed',
      figure:
        `${routes.length} routes, ${world.guarded.length} guarded × ${credentials} credentials: ` +
        `${calls - problems.length} of ${calls} refused${problemsIn(problems)}`,
      isMet: problems.length === 0 && credentials >= 30,
    };
  } finally {
    await world.close();
  }
}
