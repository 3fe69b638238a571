/**
 * `npm run bench [-- --quick | --long]`: the product next to what it must not be slower than, in one run.
 * Prints a Markdown table. Nothing is asserted: on a shared machine time proves nothing by itself.
 */
import { existsSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { chromium } from '../browser/chromium.ts';
import { redisPath, startRedis } from '../support/redisServer.ts';
import { measureBusinessTime } from './measureBusinessTime.ts';
import { measureEvaluate } from './measureEvaluate.ts';
import { type FirstMessage, measureFirstMessage } from './measureFirstMessage.ts';
import { measureGrowth } from './measureGrowth.ts';
import { measureMemory } from './measureMemory.ts';
import { measureRounds } from './measureRounds.ts';
import { measureImport, measureReady } from './measureStart.ts';
import { measureStored } from './measureStored.ts';
import { measureWidget } from './measureWidget.ts';
import { full, long, type Plan, quick } from './plan.ts';
import { roundRows } from './roundRows.ts';
import { rows } from './rows.ts';
import { type MeasuredServer, startServer } from './startServer.ts';
import { figure, type Row, table } from './table.ts';

const note = (text: string): void => console.error(text);

type Stopping = () => Promise<void>;

async function measureStarts(starts: number) {
  const times: { readonly ours: number; readonly floor: number }[] = [];
  for (let index = 0; index < starts; index++) {
    times.push({ ours: await measureReady(), floor: await measureImport() });
  }
  return times;
}

async function measureVisits(
  server: MeasuredServer,
  visits: number,
): Promise<FirstMessage | undefined> {
  try {
    await using browser = await chromium();
    return await measureFirstMessage(server, browser, visits);
  } catch (error) {
    // Not everybody who measures has a browser.
    note(String(error));
    return undefined;
  }
}

async function measure(plan: Plan, stopLater: (stop: Stopping) => void): Promise<readonly Row[]> {
  const start = async (...of: Parameters<typeof startServer>) => {
    const server = await startServer(...of);
    stopLater(() => server.stop());
    return server;
  };
  note('Starting and stopping …');
  const ready = rows.start(await measureStarts(plan.starts));
  const evaluated = [rows.evaluate(measureEvaluate()), rows.businessTime(measureBusinessTime())];
  const redis = existsSync(redisPath) ? await startRedis() : undefined;
  if (redis !== undefined) stopLater(() => redis.stop());
  const servers = {
    C: await start('C'),
    D: await start('D'),
    ours: await start('ours'),
    onRedis: redis && (await start('ours', { REDIS_URL: redis.url })),
  };
  note('Rounds: C, D, ours, ours on Redis …');
  const rounds = roundRows(await measureRounds(servers, plan));
  const widget = rows.widget(await measureWidget(servers.ours));
  note('First messages …');
  const messages = rows.firstMessage(await measureVisits(servers.ours, plan.visits));
  note('Long conversations …');
  const growth = rows.growth(await measureGrowth(plan.growing));
  note('Many stored conversations …');
  const stored = rows.stored(plan.stored, await measureStored(plan.stored));
  note('Many conversations …');
  const memory = rows.memory(await measureMemory(plan.memory.few, plan.memory.many));
  return [...rounds, ...evaluated, growth, stored, widget, ...messages, ready, memory];
}

const isAsked = (option: string): boolean => process.argv.includes(option);
const plan = isAsked('--quick') ? quick : isAsked('--long') ? long : full;
const stops: Stopping[] = [];
const begun = performance.now();
try {
  const measured = await measure(plan, (stop) => stops.push(stop));
  const minutes = (performance.now() - begun) / 60_000;
  console.log(`\n${table(measured)}\n`);
  console.log(
    `Node ${process.version}, ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ` +
      `medians of ${plan.rounds} rounds (min–max), ${figure(minutes)} minutes. ` +
      'Absolute figures are noisy on a shared machine; ratios are taken inside a round.',
  );
} finally {
  // Servers before the Redis that they are on.
  for (const stop of stops.toReversed()) await stop();
}
