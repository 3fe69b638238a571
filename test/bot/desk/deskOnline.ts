import type { DeskOptions } from '../../../bot/desk/deskOptions.ts';
import { type Listening, listen } from '../../browser/listen.ts';
import { clockAt, type SetClock } from '../../fakes/clocks.ts';
import { type DeskWorld, deskWorld } from '../../support/deskWorld.ts';

export interface DeskOnline {
  readonly world: DeskWorld;
  readonly clock: SetClock;
  readonly at: Listening;
  /** Without anything that opens the door. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** With the token, as a program does. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** The cookie of somebody who signed in. */
  signIn(staff?: string): Promise<string>;
  /** The same world behind another server. */
  restart(options: Partial<DeskOptions>): Promise<void>;
  stop(): void;
  end(): Promise<void>;
}

/** The desk's API over real stores, on a free port, on Saturday 21 November 2026, noon UTC. */
export async function deskOnline(options: Partial<DeskOptions> = {}): Promise<DeskOnline> {
  const clock = clockAt('2026-11-21T12:00:00Z');
  const world = deskWorld(clock.now);
  let stop = (): void => {};
  const start = (more: Partial<DeskOptions>) =>
    listen((server) => {
      const desk = world.install(server, more);
      stop = () => desk.close();
    });
  const online = { at: await start(options) };
  const token = { authorization: 'Bearer the-token' };
  const ask = (path: string, init?: RequestInit) => fetch(online.at.url + path, init);
  const post: DeskOnline['post'] = (path, body, headers = {}) =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...token, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    world,
    clock,
    get at() {
      return online.at;
    },
    ask,
    post,
    get: (path, headers = {}) => ask(path, { headers: { ...token, ...headers } }),
    async signIn(staff = 'Kim Park') {
      const response = await post('/desk/api/session', { token: 'the-token', staff });
      return (response.headers.get('set-cookie') ?? '').split(';', 1).join('');
    },
    async restart(more) {
      stop();
      await online.at.close();
      online.at = await start(more);
    },
    stop: () => stop(),
    async end() {
      stop();
      await online.at.close();
      world.close();
    },
  };
}
