import type { IncomingMessage } from 'node:http';
import { expect } from 'chai';
import { callLimits, type CallRates } from '../../../bot/http/callLimits.ts';
import { HttpProblem } from '../../../bot/http/problem.ts';
import { localLimiter } from '../../../services/limits/adapters/localLimiter.ts';
import { clockAt } from '../../fakes/clocks.ts';

const rates: CallRates = { callsPerMinute: 3, chatsPerHour: 2, linesPerMinute: 1 };

describe('how much is served', () => {
  const limits = (changes: Partial<CallRates> = {}) => {
    const clock = clockAt('2026-11-20T12:00:00Z');
    const made = callLimits({
      limiter: localLimiter(clock.now),
      addressOf: (req) => String(req.headers['from']),
      rates: { ...rates, ...changes },
    });
    return { ...made, pass: (ms: number) => clock.forward(ms) };
  };
  const from = (address: string) => ({ headers: { from: address } }) as unknown as IncomingMessage;

  /** How many of so many are let in, and when the next may come. */
  async function letIn(times: number, take: () => Promise<void>) {
    let count = 0;
    let again: number | undefined;
    for (let n = 0; n < times; n += 1) {
      try {
        await take();
        count += 1;
      } catch (error) {
        if (!(error instanceof HttpProblem)) throw error;
        expect(error.status).to.equal(429);
        again = error.retryAfterMs;
      }
    }
    return { count, again };
  }

  it('to one address is so much a minute, then it is told when to come back', async () => {
    const { call, pass } = limits();
    const one = () => call(from('203.0.113.7'));
    expect(await letIn(10, one)).to.deep.equal({ count: 3, again: 20_000 });
    pass(20_000);
    expect(await letIn(10, one)).to.include({ count: 1 });
  });

  it('to each address is counted by itself, and to an IPv6 network together', async () => {
    const { call } = limits();
    const all = ['203.0.113.7', '203.0.113.8', '2001:db8::1', '2001:db8:0:1::1'];
    for (const address of all) {
      expect((await letIn(5, () => call(from(address)))).count, address).to.equal(3);
    }
    for (const same of ['2001:db8::2', '2001:db8:0:0:ffff::2', '2001:db8:0:0:1:2:3:4']) {
      expect((await letIn(5, () => call(from(same)))).count, same).to.equal(0);
    }
  });

  it('to this machine itself is not counted: it may be a proxy that nobody told us of', async () => {
    const { call, chat } = limits();
    for (const address of ['127.0.0.1', '127.1.2.3', '::1', '']) {
      expect((await letIn(50, () => call(from(address)))).count, address).to.equal(50);
      expect((await letIn(50, () => chat(from(address)))).count, address).to.equal(50);
    }
  });

  it('to one account is counted however many addresses it comes from', async () => {
    const { chat } = limits();
    let n = 0;
    const asAnybody = () => chat(from(`203.0.113.${String((n += 1))}`), '100001');
    expect((await letIn(60, asAnybody)).count).to.equal(20);
    expect((await letIn(60, () => chat(from('198.51.100.1'), '100002'))).count).to.equal(2);
  });

  it('of one conversation is some lines at once, then a few a minute, apart from the others', async () => {
    const { line, look, pass } = limits();
    expect((await letIn(10, () => line('a'))).count).to.equal(4);
    expect((await letIn(10, () => line('b'))).count).to.equal(4);
    pass(60_000);
    expect((await letIn(10, () => line('a'))).count).to.equal(1);
    expect((await letIn(30, () => look('a'))).count, 'looks').to.equal(20);
  });

  it('is everything where the operator says 0', async () => {
    const { call, chat, line, look } = limits({
      callsPerMinute: 0,
      chatsPerHour: 0,
      linesPerMinute: 0,
    });
    const all = [
      () => call(from('203.0.113.7')),
      () => chat(from('203.0.113.7'), '100001'),
      () => line('a'),
      () => look('a'),
    ];
    for (const one of all) expect((await letIn(1000, one)).count).to.equal(1000);
  });
});
