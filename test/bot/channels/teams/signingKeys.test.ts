import { expect } from 'chai';
import { type KeyFound, signingKeys } from '../../../../bot/channels/teams/signingKeys.ts';
import { type OpenIdServer, openIdServer, signingPair } from '../../../fakes/openIdServer.ts';
import { FAILURES, HOUR, keysAtOnce, keysDown, MINUTE } from '../../../load/keysAway.ts';

const one = signingPair('one');
const two = signingPair('two');

describe('the keys of Teams', () => {
  let server: OpenIdServer;
  let now: number;
  let keyOf: (kid: string) => Promise<KeyFound>;

  beforeEach(async () => {
    server = await openIdServer(one);
    now = 1_800_000_000_000;
    keyOf = signingKeys({ url: server.url, now: () => now, deadlineMs: 10_000 });
  });

  afterEach(async () => server.close());

  const kind = async (kid = 'one') => (await keyOf(kid)).kind;
  /** Until what is under way in the background is done. */
  const settled = async (calls: number) => {
    while (server.asked() < calls) await new Promise((resolve) => setTimeout(resolve, 2));
    await keyOf('made up');
  };

  it('are fetched once for 200 calls at once', async () => {
    const { kinds, fetches } = await keysAtOnce({ callers: 200, isSilent: false });
    expect(kinds).to.deep.equal(new Set(['found']));
    expect(fetches).to.equal(1);
  });

  for (const failure of FAILURES) {
    it(`go on serving for a day and more when the address is ${failure}, and nobody waits for it`, async () => {
      const { refused, slowestMs } = await keysDown(failure, { hours: 48 });
      expect(refused).to.equal(0);
      expect(slowestMs).to.be.below(100);
    });
  }

  it('are asked for in time: who waits for a silent address waits as long as it is given', async () => {
    const silent = { callers: 200, isSilent: true, deadlineMs: 300 };
    const { kinds, ms, waited } = await keysAtOnce(silent);
    expect(kinds).to.deep.equal(new Set(['unavailable']));
    expect(ms).to.be.at.least(250);
    expect(waited).to.be.at.most(2_000);
  });

  it('are asked for again a minute after they could not be had, not with each call', async () => {
    server.answer = 'broken';
    expect([await kind(), await kind(), await kind()]).to.deep.equal(
      Array.from({ length: 3 }, () => 'unavailable'),
    );
    server.answer = 'keys';
    expect(await kind()).to.equal('unavailable');
    now += MINUTE;
    expect(await kind()).to.equal('found');
    expect(server.asked()).to.equal(1);
  });

  it('are read anew each day, behind those that are used', async () => {
    await kind();
    server.pairs.push(two);
    now += 24 * HOUR;
    expect(await kind()).to.equal('found');
    await settled(2);
    expect(await kind('two')).to.equal('found');
    expect(server.asked()).to.equal(2);
  });

  it('are looked up for a new id, but not for each that is made up', async () => {
    await kind();
    server.pairs.push(two);
    expect(await kind('two')).to.equal('unknown');
    now += 5 * MINUTE;
    expect(await kind('two')).to.equal('found');
    for (let made = 0; made < 50; made += 1)
      expect(await kind(`made up ${made}`)).to.equal('unknown');
    expect(server.asked()).to.equal(2);
  });

  it('are believed no longer once they are withdrawn', async () => {
    await kind();
    server.pairs.splice(0, 1, two);
    now += 24 * HOUR;
    await kind();
    await settled(2);
    expect(await kind()).to.equal('unknown');
  });

  it('can’t be told from made-up ones while nobody answers', async () => {
    await kind();
    server.answer = 'broken';
    now += 5 * MINUTE;
    expect(await kind('two')).to.equal('unavailable');
  });
});
