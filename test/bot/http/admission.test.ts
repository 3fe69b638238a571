import { expect } from 'chai';
import { admission, type Capacity } from '../../../bot/http/admission.ts';
import { HttpProblem } from '../../../bot/http/problem.ts';

describe('when there is too much to do', () => {
  let late: number;
  let now: number;

  beforeEach(() => {
    late = 0;
    now = 1_000_000;
  });

  const door = (capacity: Partial<Capacity> = {}) =>
    admission(capacity, { lateMs: () => late, stop: () => {} }, () => now);

  function isLetIn(enter: () => unknown): boolean {
    try {
      enter();
      return true;
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      expect(error.status).to.equal(503);
      expect(error.retryAfterMs).to.be.within(2000, 6000);
      return false;
    }
  }
  const open = (at: ReturnType<typeof door>) => ({
    chats: isLetIn(() => at.chat()),
    lines: isLetIn(() => at.line()),
  });
  const wait = (at: ReturnType<typeof door>, many: number, name = 'waits') => {
    for (let n = 0; n < many; n += 1) at.waits(`${name}-${String(n)}`);
  };

  for (const [what, lateMs, chats, lines] of [
    ['nothing is late', 0, true, true],
    ['the loop is a little late', 250, true, true],
    ['the loop is late', 400, false, true],
    ['the loop is very late', 900, false, false],
  ] as const) {
    it(`${what}: new conversations ${chats ? 'are let in' : 'wait'}, lines ${lines ? 'are let in' : 'wait'}`, () => {
      late = lateMs;
      expect(open(door())).to.deep.equal({ chats, lines });
    });
  }

  it('new conversations wait first, then lines, as those who wait for an answer wait longer', () => {
    const at = door();
    wait(at, 40);
    expect(open(at)).to.deep.equal({ chats: true, lines: true });
    now += 1100;
    expect(open(at)).to.deep.equal({ chats: false, lines: true });
    now += 500;
    expect(open(at)).to.deep.equal({ chats: false, lines: false });
  });

  it('a flood is held back before anybody has waited, new conversations first', () => {
    const at = door({ waiting: 100 });
    wait(at, 49);
    expect(open(at)).to.deep.equal({ chats: true, lines: true });
    wait(at, 99);
    expect(open(at)).to.deep.equal({ chats: false, lines: true });
    wait(at, 100);
    expect(open(at)).to.deep.equal({ chats: false, lines: false });
    for (let n = 0; n < 60; n += 1) at.answered(`waits-${String(n)}`);
    expect(open(at)).to.deep.equal({ chats: true, lines: true });
  });

  it('everybody is let in again as soon as the answers are there', () => {
    const at = door();
    wait(at, 40);
    now += 11_000;
    for (let n = 0; n < 40; n += 1) at.answered(`waits-${String(n)}`);
    expect(open(at)).to.deep.equal({ chats: true, lines: true });
  });

  it('a few conversations that are stuck shut nobody out', () => {
    const at = door();
    wait(at, 15, 'stuck');
    now += 30_000;
    expect(open(at), 'nobody else is there').to.deep.equal({ chats: true, lines: true });
    wait(at, 20, 'quick');
    expect(open(at)).to.deep.equal({ chats: true, lines: true });
  });

  it('many that are stuck shut nobody out for longer than a minute', () => {
    const at = door();
    wait(at, 500);
    now += 59_000;
    expect(open(at)).to.deep.equal({ chats: false, lines: false });
    now += 1000;
    expect(open(at)).to.deep.equal({ chats: true, lines: true });
  });

  it('a second line does not make the first one younger', () => {
    const at = door();
    wait(at, 40);
    now += 1100;
    wait(at, 40);
    expect(open(at)).to.deep.equal({ chats: false, lines: true });
  });

  it('the last places are kept for conversations that go on', () => {
    const at = door({ pages: 20 });
    const left = Array.from({ length: 18 }, () => at.page());
    expect(isLetIn(() => at.chat())).to.equal(false);
    expect(isLetIn(() => at.page()) && isLetIn(() => at.page())).to.equal(true);
    expect(
      isLetIn(() => at.page()),
      'one too many',
    ).to.equal(false);
    // A page that goes twice is gone once.
    for (const leave of [...left, ...left]) leave();
    expect(isLetIn(() => at.chat())).to.equal(true);
    expect(
      Array.from({ length: 19 }, () => isLetIn(() => at.page())).filter(Boolean),
    ).to.have.length(18);
  });

  it('so many conversations begin in a minute, whoever begins them', () => {
    const at = door({ chatsPerMinute: 60 });
    const begun = () => Array.from({ length: 100 }, () => isLetIn(() => at.chat())).filter(Boolean);
    expect(begun()).to.have.length(30);
    now += 5000;
    expect(begun()).to.have.length(5);
    now += 600_000;
    expect(begun()).to.have.length(30);
  });

  it('a loop that is always late is noticed, and one that was late once is forgiven', async () => {
    const at = admission({ lateForChats: 60 });
    const block = (ms: number) => {
      const until = performance.now() + ms;
      while (performance.now() < until);
    };
    const tick = () => new Promise((resolve) => setImmediate(resolve));
    const blockedFor = async (ms: number, each: number) => {
      const until = performance.now() + ms;
      while (performance.now() < until) {
        block(each);
        await tick();
      }
    };
    await blockedFor(1300, 120);
    expect(
      isLetIn(() => at.chat()),
      'always late',
    ).to.equal(false);
    block(400);
    const until = performance.now() + 30_000;
    while (!isLetIn(() => at.chat()) && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(
      isLetIn(() => at.chat()),
      'late once',
    ).to.equal(true);
    at.stop();
  });
});
