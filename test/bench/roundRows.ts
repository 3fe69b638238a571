import type { Load } from './measureLoad.ts';
import type { Round } from './measureRounds.ts';
import { median, spread } from './statistics.ts';
import { between, figure, type Row } from './table.ts';

type Pick1 = (round: Round) => number;

/** The rows that compare ours with the floors, ratios taken inside each round. */
export function roundRows(rounds: readonly Round[]): readonly Row[] {
  const of = (pick: Pick1) => median(rounds.map(pick));
  const ratio = (ours: Pick1, floor: Pick1) =>
    spread(rounds.map((round) => ours(round) / floor(round)));

  function cpuRow(goal: string, ours: Pick1, name: 'C' | 'D', limit?: number): Row {
    const floor: Pick1 = (round) => round[name].at16.cpuPerTurn;
    const to = ratio(ours, floor);
    return {
      goal,
      ours: `${figure(of(ours))} ms`,
      floor: `${name}: ${figure(of(floor))} ms`,
      ratio: between(to),
      isMet: limit === undefined ? undefined : to.median <= limit,
    };
  }

  function loadRow(atOnce: 16 | 64, name: 'C' | 'D'): Row {
    const key = `at${atOnce}` as const;
    const tails = (load: (round: Round) => Load) =>
      (['p50', 'p95', 'p99'] as const)
        .map((which) => figure(of((round) => load(round)[which])))
        .join(' / ');
    const text = (load: (round: Round) => Load) =>
      `${figure(of((round) => load(round).turnsPerSecond))}/s, ${tails(load)} ms`;
    const ours = (round: Round) => round.ours[key];
    const floor = (round: Round) => round[name][key];
    const p99 = ratio(
      (round) => ours(round).p99,
      (round) => floor(round).p99,
    );
    const isGoal = atOnce === 64 && name === 'D';
    return {
      goal: `${isGoal ? 'P3: ' : ''}${atOnce} at once: turns/s, p50 / p95 / p99${isGoal ? '; p99 ≤ 0.25 × D' : ''}`,
      ours: text(ours),
      floor: `${name}: ${text(floor)}`,
      ratio: `p99 ${between(p99)}`,
      isMet: isGoal ? p99.median <= 0.25 : undefined,
    };
  }

  const guided: Pick1 = ({ ours }) => ours.at16.cpuPerTurn;
  const whole: Pick1 = ({ ours }) => ours.whole.cpuPerTurn;
  const onRedis: Pick1 = (round) => round.onRedis?.cpuPerTurn ?? Number.NaN;
  const redisGoal = 'P1 on Redis: CPU of a guided turn, without that of Redis itself, ≤ 1.0 × C';
  return [
    cpuRow('P1: CPU of a guided turn ≤ 0.6 × C', guided, 'C', 0.6),
    rounds[0]?.onRedis === undefined
      ? { goal: redisGoal, ours: 'no redis-server here', floor: '–', ratio: '–' }
      : cpuRow(redisGoal, onRedis, 'C', 1),
    cpuRow('the same against D', guided, 'D'),
    cpuRow('P2: CPU of a whole conversation, a turn ≤ 0.35 × D', whole, 'D', 0.35),
    loadRow(64, 'D'),
    loadRow(64, 'C'),
    loadRow(16, 'D'),
    loadRow(16, 'C'),
  ];
}
