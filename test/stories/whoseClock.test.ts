import { expect } from 'chai';
import { talk, type TalkOptions } from '../support/talk.ts';

/** What the review shows for when it began, said as an hour of this morning. */
async function since(options: TalkOptions): Promise<string> {
  const story = await talk({ at: '2026-11-21T15:00', ...options });
  await story.sayAll('StoreFront is down', 'today 06:00', 'review');
  return /Since: (.*)/.exec(story.last[0]?.text ?? '')?.[1] ?? '';
}

describe('whose clock a time is told on', () => {
  it('is not said where nobody could mistake it', async () => {
    expect(await since({ as: 'ana', zone: 'America/New_York' })).to.equal(
      'Sat, 21 Nov 2026, 06:00',
    );
    expect(await since({ zone: 'Europe/Berlin' })).to.equal('Sat, 21 Nov 2026, 06:00');
  });

  it('is said to somebody whose device is in another zone than the account has them in', async () => {
    expect(await since({ as: 'ana', zone: 'Europe/London' })).to.equal(
      'Sat, 21 Nov 2026, 06:00 (New York time)',
    );
  });

  it('is said to somebody who is elsewhere than their support desk', async () => {
    expect(await since({ as: 'luis', zone: 'America/Chicago' })).to.equal(
      'Sat, 21 Nov 2026, 06:00 (Chicago time)',
    );
  });

  it('is said where nothing is known of it', async () => {
    expect(await since({ zone: 'Nowhere/At_all' })).to.equal('Sat, 21 Nov 2026, 06:00 (UTC time)');
  });

  it('is not said of a day', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('StoreFront is down', 'yesterday', 'review');
    expect(story.last[0]?.text).to.match(/Since: Fri, 20 Nov 2026$/m);
  });
});
