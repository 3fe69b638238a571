import { expect } from 'chai';
import { talk } from '../support/talk.ts';

/** Ten in the morning in New York, where Ana is. */
const AT = '2026-11-20T15:00';

describe('since when it is so', () => {
  for (const [line, since] of [
    ['StoreFront is slow since 1 and a half hours', 'Fri, 20 Nov 2026, 08:30 (New York time)'],
    ['StoreFront is slow since 3 and a half weeks', 'Tue, 27 Oct 2026'],
    ['StoreFront is slow since 2, maybe 3 days', 'Tue, 17 Nov 2026'],
    [
      'StoreFront is slow since about 2, at most 3 hours',
      'Fri, 20 Nov 2026, 07:00 (New York time)',
    ],
    ['StoreFront is slow since 5, December', 'Fri, 5 Dec 2025'],
    [
      'StoreFront is slow since the update yesterday evening, now it is down',
      'Thu, 19 Nov 2026, 18:00 (New York time)',
    ],
  ] as const) {
    it(`is heard as it was said: “${line}”`, async () => {
      const story = await talk({ as: 'ana', at: AT });
      await story.sayAll(line, 'review');
      expect(story.last[0]?.text.split('\n')).to.include(`Since: ${since}`);
    });
  }

  for (const line of [
    'StoreFront is slow since 5. 12. at 8',
    'It worked yesterday, now StoreFront is down',
    'There was no workaround until yesterday, now we use the old gateway. StoreFront is slow',
  ]) {
    it(`is asked where it is not said: “${line}”`, async () => {
      const story = await talk({ as: 'ana', at: AT });
      await story.say(line);
      expect(story.asking).to.equal('startedAt');
      await story.say('review');
      expect(story.last[0]?.text).not.to.match(/^(?:Since|Needed by): /m);
    });
  }

  it('is asked where it may be noon or midnight, each with its hour', async () => {
    const story = await talk({ as: 'ana', at: AT });
    await story.say('StoreFront is down since 12');
    expect(story.asking).to.equal('startedAt');
    await story.say('since 12');
    expect(story.last.at(-1)?.choices.map(({ title }) => title)).to.deep.equal([
      'Fri, 20 Nov 2026, 00:00 (New York time)',
      'Thu, 19 Nov 2026, 12:00 (New York time)',
    ]);
    await story.sayAll('the second one', 'review');
    expect(story.last[0]?.text).to.include('Since: Thu, 19 Nov 2026, 12:00');
  });
});
