/**
 * `npm run bench [-- --quick]`: the product next to what it must not be slower than, in one run.
 * Prints a Markdown table. Nothing is asserted: on a shared machine time proves nothing by itself.
 */
import { availableParallelism, cpus } from 'node:os';
import { measureBusinessTime } from './measureBusinessTime.ts';
import { measureEvaluate } from './measureEvaluate.ts';
import { type Growth, measureGrowth } from './measureGrowth.ts';
import { type Memory, measureMemory } from './measureMemory.ts';
import { measureRounds } from './measureRounds.ts';
import { measureImport, measureReady } from './measureStart.ts';
import { measureWidget } from './measureWidget.ts';
import { full, type Plan, quick } from './plan.ts';
import { roundRows } from './roundRows.ts';
import { type MeasuredServer, startServer } from './startServer.ts';
import { spread } from './statistics.ts';
import { between, figure, type Row, table } from './table.ts';

const note = (text: string): void => console.error(text);

async function startRow(starts: number): Promise<Row> {
  const times: { readonly ours: number; readonly floor: number }[] = [];
  for (let index = 0; index < starts; index++) {
    times.push({ ours: await measureReady(), floor: await measureImport() });
  }
  const ratio = spread(times.map(({ ours, floor }) => ours / floor));
  return {
    goal: 'P7: ready ≤ 1.3 × importing botbuilder',
    ours: `${figure(spread(times.map(({ ours }) => ours)).median)} ms`,
    floor: `${figure(spread(times.map(({ floor }) => floor)).median)} ms`,
    ratio: between(ratio),
    isMet: ratio.median <= 1.3,
  };
}

function growthRow({ first, last, messages }: Growth): Row {
  return {
    goal: `P5: CPU a turn, the last 2 cases of ${Math.round(messages)} messages against the first 2 ≤ 1.1`,
    ours: `${figure(last)} ms`,
    floor: `${figure(first)} ms`,
    ratio: figure(last / first),
    isMet: last / first <= 1.1,
  };
}

function memoryRow({ few, many, afterFew, afterMany }: Memory): Row {
  const text = ({ rssBytes, heapBytes }: Memory['afterFew']) =>
    `${figure(rssBytes / 1e6)} MB (heap ${figure(heapBytes / 1e6)})`;
  const ratio = afterMany.rssBytes / afterFew.rssBytes;
  return {
    goal: `P8, reduced: memory after ${many} conversations against ${few} ≤ 1.2`,
    ours: text(afterMany),
    floor: text(afterFew),
    ratio: figure(ratio),
    isMet: ratio <= 1.2,
  };
}

function evaluateRow(microseconds: number): Row {
  const goal = 'P4, first half: policy `evaluate` ≤ 20 µs';
  const ours = `${figure(microseconds)} µs`;
  return { goal, ours, floor: '–', ratio: '–', isMet: microseconds <= 20 };
}

function businessTimeRow(): Row {
  const { ours, peer, different, compared } = measureBusinessTime();
  const same = different === 0 ? 'same answers' : `${different} of ${compared} answers differ`;
  return {
    goal: `P4, second half: business-time \`add\` at least 50 times as fast as dayjs-business-time, ${same}`,
    ours: `${figure(ours)} µs`,
    floor: `${figure(peer)} µs`,
    ratio: `1 / ${figure(peer / ours)}`,
    isMet: different === 0 && peer / ours >= 50,
  };
}

function widgetRow(bytes: number): Row {
  const goal = 'P6, first part: `/widget.js` ≤ 5000 bytes gzip';
  return { goal, ours: `${bytes} bytes`, floor: '–', ratio: '–', isMet: bytes <= 5_000 };
}

async function measure(plan: Plan, started: MeasuredServer[]): Promise<readonly Row[]> {
  const start = async (...of: Parameters<typeof startServer>) => {
    const server = await startServer(...of);
    started.push(server);
    return server;
  };
  note('Starting and stopping …');
  const ready = await startRow(plan.starts);
  const evaluated = [evaluateRow(measureEvaluate()), businessTimeRow()];
  const servers = { C: await start('C'), D: await start('D'), ours: await start('ours') };
  note('Rounds: C, D, ours …');
  const rounds = roundRows(await measureRounds(servers, plan));
  const widget = widgetRow(await measureWidget(servers.ours));
  note('Long conversations …');
  const { conversations, messages } = plan.growing;
  // Whole cases in one conversation were not spoken before: one, to warm up.
  await measureGrowth(servers.ours, conversations, 1);
  const growth = growthRow(await measureGrowth(servers.ours, conversations, messages));
  note('Many conversations …');
  const memory = memoryRow(await measureMemory(plan.memory.few, plan.memory.many));
  return [...rounds, ...evaluated, growth, widget, ready, memory];
}

const plan = process.argv.includes('--quick') ? quick : full;
const started: MeasuredServer[] = [];
const begun = performance.now();
try {
  const rows = await measure(plan, started);
  const minutes = (performance.now() - begun) / 60_000;
  console.log(`\n${table(rows)}\n`);
  console.log(
    `Node ${process.version}, ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ` +
      `medians of ${plan.rounds} rounds (min–max), ${figure(minutes)} minutes. ` +
      'Absolute figures are noisy on a shared machine; ratios are taken inside a round.',
  );
} finally {
  await Promise.all(started.map((server) => server.stop()));
}
