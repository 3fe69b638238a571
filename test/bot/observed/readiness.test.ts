import { expect } from 'chai';
import { waitedMs } from '../../support/waitedMs.ts';
import { type Part, readiness } from '../../../bot/observed/readiness.ts';

const there = (name: Part['name'], isNeeded = false): Part => ({
  name,
  isNeeded,
  check: async () => true,
});
const serving = () => undefined;

describe('readiness', () => {
  it('has no reasons when every part answers', async () => {
    const ready = readiness({ parts: [there('store', true), there('backend')], why: serving });
    expect(await ready()).to.deep.equal({ isReady: true, reasons: [] });
  });

  it('ends when the store does not answer, and does not say why', async () => {
    const check = async () => Promise.reject(new Error('secret: /data/support.db'));
    const ready = readiness({ parts: [{ name: 'store', isNeeded: true, check }], why: serving });
    expect(await ready()).to.deep.equal({
      isReady: false,
      reasons: ['store: does not answer, or has no room'],
    });
  });

  it('goes on without backend and mail, and says so: what is promised is kept', async () => {
    const gone = async () => false;
    const parts = [
      there('store', true),
      { ...there('backend'), check: gone },
      { ...there('mail'), check: gone },
    ];
    const { isReady, reasons } = await readiness({ parts, why: serving })();
    expect(isReady).to.equal(true);
    expect(reasons.map((reason) => reason.split(':')[0])).to.deep.equal(['backend', 'mail']);
  });

  it('does not wait for a part that never answers', async () => {
    const hanging: Part = {
      name: 'backend',
      isNeeded: false,
      check: async () => new Promise(() => {}),
    };
    const ready = readiness({ parts: [hanging], why: serving, patienceMs: 20 });
    const waited = await waitedMs(async () => {
      expect((await ready()).reasons).to.have.length(1);
    });
    expect(waited).to.be.lessThan(1000);
  });

  it('asks the parts once in a while, however often it is asked', async () => {
    let asked = 0;
    let at = 0;
    const part: Part = {
      name: 'store',
      isNeeded: true,
      check: async () => {
        asked += 1;
        return true;
      },
    };
    const ready = readiness({ parts: [part], why: serving, cacheMs: 5000, now: () => at });
    await Promise.all([ready(), ready(), ready()]);
    at = 4999;
    await ready();
    expect(asked).to.equal(1);
    at = 5000;
    await ready();
    expect(asked).to.equal(2);
  });

  it('says at once that the process stops', async () => {
    let reason: string | undefined;
    const ready = readiness({ parts: [there('store', true)], why: () => reason });
    await ready();
    reason = 'stopping';
    expect(await ready()).to.deep.equal({ isReady: false, reasons: ['stopping'] });
  });
});
