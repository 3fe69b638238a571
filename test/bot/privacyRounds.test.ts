import { expect } from 'chai';
import { privacyRounds } from '../../bot/privacyRounds.ts';
import type { Erasure } from '../../services/privacy/erasure.ts';
import { clockAt, type SetClock } from '../fakes/clocks.ts';
import { silentLog } from '../fakes/silentLog.ts';
import { heldFolder, type HeldFolder } from '../support/heldFolder.ts';

const MINUTE = 60_000;

describe('the rounds of privacy', () => {
  let clock: SetClock;
  let folder: HeldFolder;
  let sweeps: number;

  beforeEach(() => {
    clock = clockAt('2026-11-20T12:00:00.000Z');
    folder = heldFolder(clock.now);
    sweeps = 0;
  });
  afterEach(() => folder.remove());

  const rounds = (
    sweep = async () => {
      sweeps += 1;
    },
    held = folder.held(false),
  ) =>
    privacyRounds({
      held,
      retention: {
        sweep: async () => {
          await sweep();
          return { files: 0, conversations: 0, requests: 0, mails: 0 };
        },
      },
      clock: clock.now,
      log: silentLog,
    });

  const wish = (id: string, inMs: number): Erasure => ({
    id,
    askedAt: '2026-11-20T12:00:00.000Z',
    dueAt: clock.now().toMillis() + inMs,
    whose: { kind: 'conversation', conversationId: 'c1' },
  });

  it('sweep at once after a start, and then every hour', async () => {
    const running = rounds();
    const counts: number[] = [];
    for (const minutes of [0, 10, 49, 1, 59, 1]) {
      clock.forward(minutes * MINUTE);
      await running.round();
      counts.push(sweeps);
    }
    expect(counts).to.deep.equal([1, 1, 1, 2, 2, 3]);
  });

  it('clean the files of the store when words were taken out elsewhere, until that is done', async () => {
    const cleaned: boolean[] = [];
    const held = folder.held(false);
    const running = rounds(undefined, {
      ...held,
      async scrub() {
        cleaned.push(cleaned.length > 0);
        return cleaned.at(-1) === true;
      },
    });
    await running.round();
    expect(cleaned).to.deep.equal([]);
    running.leftTraces();
    for (const _round of [1, 2, 3]) await running.round();
    expect(cleaned).to.deep.equal([false, true]);
  });

  it('clean them again when that failed, and whoever has the rounds', async () => {
    let tries = 0;
    const running = privacyRounds({
      held: {
        ...folder.held(false),
        async scrub() {
          tries += 1;
          if (tries === 1) throw new Error('the disk is full');
          return true;
        },
      },
      retention: { sweep: async () => Promise.reject(new Error('not ours')) },
      // Another process has them.
      lease: async () => {},
      clock: clock.now,
      log: silentLog,
    });
    running.leftTraces();
    for (const _round of [1, 2, 3]) await running.round();
    expect(tries).to.equal(2);
  });

  it('never overlap', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const running = rounds(async () => {
      sweeps += 1;
      await promise;
    });
    const both = [running.round(), running.round()];
    resolve();
    await Promise.all(both);
    expect(sweeps).to.equal(1);
  });

  it('erase what is due, also what was asked for before a restart', async () => {
    await folder.held().erasures.ask(wish('now', 0));
    await folder.held().erasures.ask(wish('later', MINUTE));
    folder.reopen();
    await rounds().round();
    expect((await folder.held().erasures.open()).map(({ id }) => id)).to.deep.equal(['later']);
    clock.forward(MINUTE);
    await rounds().round();
    expect(await folder.held().erasures.open()).to.deep.equal([]);
  });

  it('keep an erasure that fails for the next round, and go on with the others', async () => {
    const held = folder.held(false);
    await held.erasures.ask(wish('a', 0));
    await held.erasures.ask({
      ...wish('b', 0),
      whose: { kind: 'conversation', conversationId: 'c2' },
    });
    const failing = {
      ...held,
      conversationArchive: {
        ...held.conversationArchive,
        erase: async (id: string) => {
          if (id === 'c1') throw new Error('the disk is full');
        },
      },
    };
    await rounds(undefined, failing).round();
    expect((await held.erasures.open()).map(({ id }) => id)).to.deep.equal(['a']);
    expect(sweeps).to.equal(1);
    await rounds().round();
    expect(await held.erasures.open()).to.deep.equal([]);
  });

  it('end when the process stops, after the one under way', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const running = rounds(async () => promise);
    running.start();
    const under = running.round();
    const stopped = running.stop();
    resolve();
    await Promise.all([under, stopped]);
  });
});
