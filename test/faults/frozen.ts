import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../services/clock.ts';
import { startRedis } from '../support/redisServer.ts';
import { deskDouble } from './deskDouble.ts';
import { raised } from './delivery.ts';
import { marker } from './markers.ts';
import { randomOf } from './random.ts';
import { problemsIn, type Row, upperBound } from './report.ts';
import { openStores } from './stores.ts';

interface Plan {
  readonly seed: number;
  readonly times: number;
}

/** The lease lasts eight times as long: longer than the busiest machine keeps the one that took over from its work. */
const CALL_MS = 200;
/** Between the steps that would be done twice. */
const PLACES = ['outbox.claimed', 'deliver.looked', 'deliver.opened', 'deliver.settled'] as const;
const program = fileURLToPath(new URL('frozenWorker.ts', import.meta.url));

function isFrozen({ pid = 0 }: ChildProcess): boolean {
  return /\) T /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const limit = performance.now() + 60_000;
  while (!holds()) {
    if (performance.now() > limit) throw new Error(`It never happened: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A9: a process is frozen past its lease amid a delivery, another takes over, and the first wakes up. */
export async function frozen({ seed, times }: Plan): Promise<Row> {
  const random = randomOf(seed);
  const redis = await startRedis();
  const desk = await deskDouble({ isIdempotent: false });
  const stores = await openStores(redis.url, systemClock);
  const worker = async (): Promise<ChildProcess> => {
    const child = fork(program, [redis.url, desk.url, String(CALL_MS)], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    await once(child, 'message');
    return child;
  };
  const [first, second] = await Promise.all([worker(), worker()]);
  const problems: string[] = [];
  try {
    for (let time = 0; time < times; time += 1) {
      const id = marker(time);
      const place = random.pick(PLACES);
      const cases = () => desk.opened.filter(({ newCase }) => newCase.description.endsWith(id));
      second.kill('SIGSTOP');
      first.send(`${place}:1:stop`);
      await once(first, 'message');
      await raised(stores, id);
      await until(`${place} is passed`, () => isFrozen(first));
      second.kill('SIGCONT');
      await until('the other takes over', () => cases().length > 0);
      // Whatever the other is still at when the first wakes up is part of the trial.
      await new Promise((resolve) => setTimeout(resolve, random.below(CALL_MS * 10)));
      first.kill('SIGCONT');
      await new Promise((resolve) => setTimeout(resolve, CALL_MS * 4));
      if (cases().length !== 1) problems.push(`${id} has ${cases().length} cases (${place})`);
    }
    return {
      goal: 'A9',
      what: 'frozen past the lease amid a delivery, two processes on one Redis, a desk without idempotency',
      figure: `${times} freezes: ${problems.length} sent twice (${upperBound(times)})${problemsIn(problems)}`,
      isMet: problems.length === 0,
    };
  } finally {
    for (const child of [first, second]) child.kill('SIGKILL');
    await stores.close();
    await redis.stop();
    await desk.close();
  }
}
