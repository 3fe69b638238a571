import { expect } from 'chai';
import { appToken } from '../../../../bot/channels/teams/appToken.ts';
import type { TeamsApp } from '../../../../bot/settings/teams.ts';
import { clockAt, type SetClock } from '../../../fakes/clocks.ts';
import { eventually } from '../../../fakes/eventually.ts';
import { microsoftTokens as microsoft } from '../../../fakes/microsoftTokens.ts';
import { MINUTE, SECRET, tokensAtOnce } from '../../../load/keysAway.ts';

const MACHINE = {
  kind: 'UserAssignedMSI',
  appId: '6f1d7a3e-0000-4000-8000-000000000001',
  tenantId: '6f1d7a3e-0000-4000-8000-000000000002',
} as const satisfies TeamsApp;

describe('the token that the bot shows to Teams', () => {
  let clock: SetClock;
  beforeEach(() => (clock = clockAt(new Date().toISOString())));

  it('is asked for at Microsoft with the secret of the app, in its tenant', async () => {
    const { asked, network } = microsoft();
    const token = appToken(SECRET, { network, clock: clock.now });
    expect(await token.get()).to.equal('token 1');
    expect(asked.map(({ url }) => url.split('?')[0])).to.deep.equal([
      `https://login.microsoftonline.com/${SECRET.tenantId}/oauth2/v2.0/token`,
    ]);
    const sent = new URLSearchParams(asked[0]?.body);
    expect(sent.get('grant_type')).to.equal('client_credentials');
    expect(sent.get('client_id')).to.equal(SECRET.appId);
    expect(sent.get('scope')).to.contain('https://api.botframework.com/.default');
  });

  it('is asked for without a secret where Azure vouches for the machine', async () => {
    const { asked, network } = microsoft();
    expect(await appToken(MACHINE, { network, clock: clock.now }).get()).to.equal('token 1');
    expect(asked[0]?.url).to.match(/^http:\/\/169\.254\.169\.254\/metadata\/identity\//);
    expect(asked[0]?.url).to.contain(`client_id=${MACHINE.appId}`);
  });

  it('is asked for once, however many wait for it, and again when it has expired', async () => {
    expect(await tokensAtOnce(100)).to.deep.equal([
      { tokens: new Set(['token 1']), asked: 1 },
      { tokens: new Set(['token 1']), asked: 1 },
      { tokens: new Set(['token 2']), asked: 2 },
    ]);
  });

  it('is renewed while it is still good, and used as long as it is while Microsoft is away', async () => {
    const { asked, network, away } = microsoft();
    const token = appToken(SECRET, { network, clock: clock.now });
    await token.get();
    away(true);
    clock.forward(56 * MINUTE);
    for (let n = 0; n < 50; n += 1) expect(await token.get()).to.equal('token 1');
    expect(asked).to.have.length(2);
    clock.forward(2 * MINUTE);
    away(false);
    expect(await token.get()).to.equal('token 1');
    await eventually('a new one', async () => (await token.get()) === 'token 2');
  });

  it('is not to be had while Microsoft is away and none is good', async () => {
    const { network, away } = microsoft();
    const token = appToken(SECRET, { network, clock: clock.now });
    away(true);
    expect(await token.get().catch(() => 'none')).to.equal('none');
    away(false);
    expect(await token.get()).to.equal('token 1');
  });

  it('is another one after it was not believed, at most once in a minute', async () => {
    const { asked, network } = microsoft();
    const token = appToken(SECRET, { network, clock: clock.now });
    await token.get();
    for (let n = 0; n < 20; n += 1) {
      token.drop();
      await token.get();
    }
    expect(asked).to.have.length(2);
    clock.forward(MINUTE);
    token.drop();
    expect(await token.get()).to.equal('token 3');
  });
});
