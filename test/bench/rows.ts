/** One row for each measure that stands alone; those that compare with the floors are in `roundRows.ts`. */
import type { Growth } from './measureGrowth.ts';
import type { FirstMessage } from './measureFirstMessage.ts';
import type { measureBusinessTime } from './measureBusinessTime.ts';
import type { Memory } from './measureMemory.ts';
import type { Stored, StoredPlan } from './measureStored.ts';
import { type RatioRange, spread } from './statistics.ts';
import { between, figure, type Row } from './table.ts';

const lies = ({ mean, low, high }: RatioRange): string =>
  `${figure(mean)} (95 %: ${figure(low)}–${figure(high)})`;

const goals = {
  pressed:
    'P6, second part: from the press on the launcher to the first message on screen ≤ 1.5 × the bare Web Chat bundle with a canned reply',
  page: 'the same for `/chat` as a page of its own',
};

export const rows = {
  /** @param times of starts, each next to an import of botbuilder, milliseconds */
  start(times: readonly { readonly ours: number; readonly floor: number }[]): Row {
    const ratio = spread(times.map(({ ours, floor }) => ours / floor));
    return {
      goal: 'P7: ready ≤ 1.3 × importing botbuilder',
      ours: `${figure(spread(times.map(({ ours }) => ours)).median)} ms`,
      floor: `${figure(spread(times.map(({ floor }) => floor)).median)} ms`,
      ratio: between(ratio),
      isMet: ratio.median <= 1.3,
    };
  },

  growth({ first, late, ratio, messages }: Growth): Row {
    return {
      goal: `P5, first half: CPU a turn after ${messages} messages in a conversation ≤ 1.1 × that of its first 15`,
      ours: `${figure(late)} ms`,
      floor: `${figure(first)} ms`,
      ratio: lies(ratio),
      isMet: ratio.mean <= 1.1,
    };
  },

  stored({ few, many }: StoredPlan, { onFew, onMany, ratio }: Stored): Row {
    return {
      goal: `P5, second half${many < 100_000 ? ', reduced' : ''}: CPU a turn with ${many} stored conversations ≤ 1.1 × that with ${few}`,
      ours: `${figure(onMany)} ms`,
      floor: `${figure(onFew)} ms`,
      ratio: lies(ratio),
      isMet: ratio.mean <= 1.1,
    };
  },

  widget(bytes: number): Row {
    const goal = 'P6, first part: `/widget.js` ≤ 5000 bytes gzip';
    return { goal, ours: `${bytes} bytes`, floor: '–', ratio: '–', isMet: bytes <= 5_000 };
  },

  /** @param measured undefined where there is no browser */
  firstMessage(measured: FirstMessage | undefined): readonly Row[] {
    if (measured === undefined) {
      return [{ goal: goals.pressed, ours: 'no Chromium here', floor: '–', ratio: '–' }];
    }
    const { ours, bare, pressed, ratio, pressedRatio } = measured;
    const row = (goal: string, ms: number, range: RatioRange): Row => ({
      goal,
      ours: `${figure(ms)} ms`,
      floor: `${figure(bare)} ms`,
      ratio: lies(range),
      isMet: range.mean <= 1.5,
    });
    return [row(goals.pressed, pressed, pressedRatio), row(goals.page, ours, ratio)];
  },

  memory({ few, many, afterFew, afterMany }: Memory): Row {
    const text = ({ rssBytes, heapBytes }: Memory['afterFew']) =>
      `${figure(rssBytes / 1e6)} MB (heap ${figure(heapBytes / 1e6)})`;
    const ratio = afterMany.rssBytes / afterFew.rssBytes;
    return {
      goal: `P8${many < 10_000 ? ', reduced' : ''}: memory after ${many} conversations ≤ 1.2 × that after ${few}`,
      ours: text(afterMany),
      floor: text(afterFew),
      ratio: figure(ratio),
      isMet: ratio <= 1.2,
    };
  },

  evaluate(microseconds: number): Row {
    const goal = 'P4, first half: policy `evaluate` ≤ 20 µs';
    const ours = `${figure(microseconds)} µs`;
    return { goal, ours, floor: '–', ratio: '–', isMet: microseconds <= 20 };
  },

  businessTime({ ours, peer, different, compared }: ReturnType<typeof measureBusinessTime>): Row {
    const same = different === 0 ? 'same answers' : `${different} of ${compared} answers differ`;
    return {
      goal: `P4, second half: business-time \`add\` at least 50 times as fast as dayjs-business-time, ${same}`,
      ours: `${figure(ours)} µs`,
      floor: `${figure(peer)} µs`,
      ratio: `1 / ${figure(peer / ours)}`,
      isMet: different === 0 && peer / ours >= 50,
    };
  },
};
