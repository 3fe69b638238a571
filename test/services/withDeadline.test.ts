import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { expect } from 'chai';
import { DeadlinePassed, withDeadline } from '../../services/withDeadline.ts';
import { standStill } from '../support/standStill.ts';

describe('a call with a deadline', () => {
  const caught = async (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => undefined,
      (error: unknown) => error,
    );

  it('gives the answer, or the error, that comes in time', async () => {
    expect(await withDeadline(1000, async () => 7)).to.equal(7);
    const error = new Error('no');
    expect(await caught(withDeadline(1000, async () => Promise.reject(error)))).to.equal(error);
  });

  it('is given up at the deadline, though it does not listen to the signal', async () => {
    let signal: AbortSignal | undefined;
    const call = withDeadline(5, async (given) => {
      signal = given;
      return new Promise(() => {});
    });
    expect(await caught(call)).to.be.instanceOf(DeadlinePassed);
    expect(signal?.aborted).to.equal(true);
  });

  it('gives the answer that came in time to a process that stood still until later', async () => {
    const { port1, port2 } = new MessageChannel();
    const answered = once(port1, 'message');
    const call = withDeadline(10, async () => answered);
    port2.postMessage('here');
    standStill(50);
    expect(await call).to.have.length(1);
    port1.close();
  });

  it('is called off by somebody else', async () => {
    const stop = new AbortController();
    const call = withDeadline(60_000, async () => new Promise(() => {}), stop.signal);
    const why = new Error('stopping');
    stop.abort(why);
    expect(await caught(call)).to.equal(why);
    expect(await caught(withDeadline(60_000, async () => 7, stop.signal))).to.equal(why);
  });

  it('answers late without harm', async () => {
    const late = Promise.withResolvers<never>();
    expect(await caught(withDeadline(1, async () => late.promise))).to.be.instanceOf(
      DeadlinePassed,
    );
    late.reject(new Error('late'));
    await new Promise((resolve) => setImmediate(resolve));
  });
});
