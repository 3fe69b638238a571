import { expect } from 'chai';
import { jittered } from '../../../bot/web/browser/jittered.ts';
import { patientPosts, type Posting } from '../../../bot/web/browser/patientPosts.ts';

const tooFast = { status: 429, xhr: { getResponseHeader: () => '7' } };

describe('a message that the server can’t take now', () => {
  /** A connection that answers as listed, then takes everything. */
  function connection(answers: readonly unknown[]) {
    const sent: string[] = [];
    const said: boolean[] = [];
    const waits: number[] = [];
    const left = [...answers];
    const made: Posting = {
      postActivity: (activity) => ({
        subscribe({ next, error, complete }) {
          sent.push(activity.id ?? '');
          const answer = left.length === 0 ? `id-${activity.id ?? ''}` : left.shift();
          if (typeof answer === 'string') next(answer);
          else if (answer !== undefined) error(answer);
          complete();
          return { unsubscribe: () => {} };
        },
      }),
    };
    patientPosts(
      made,
      (isWaiting) => said.push(isWaiting),
      (ms) => {
        waits.push(ms);
        return 1;
      },
    );
    const post = (id: string, type = 'message') =>
      new Promise<string>((next, error) => {
        made.postActivity({ type, id }).subscribe({ next, error, complete: () => {} });
      });
    return { post, sent, said, waits };
  }

  it('is sent again as late as was asked, and it is said once', async () => {
    const { post, sent, said, waits } = connection([tooFast, tooFast]);
    expect(await post('a')).to.equal('id-a');
    expect(sent).to.deep.equal(['a', 'a', 'a']);
    expect(waits).to.deep.equal([14_000, 14_000]);
    expect(said).to.deep.equal([true, false]);
  });

  it('is sent again when the call had no answer', async () => {
    const { post, sent } = connection(['retry']);
    expect(await post('a')).to.equal('id-a');
    expect(sent).to.deep.equal(['a', 'a']);
  });

  it('stays ahead of what is written after it', async () => {
    const { post, sent } = connection([tooFast, tooFast]);
    expect(await Promise.all([post('a'), post('b'), post('c')])).to.deep.equal([
      'id-a',
      'id-b',
      'id-c',
    ]);
    expect(sent).to.deep.equal(['a', 'a', 'a', 'b', 'c']);
  });

  it('is given up on after some tries, so that Web Chat says so', async () => {
    const { post, sent, said } = connection(Array.from({ length: 20 }, () => tooFast));
    expect(await post('a')).to.equal('retry');
    expect(sent).to.have.length(10);
    expect(said).to.deep.equal([true, false]);
  });

  it('outlasts a minute of a busy server, each try later than the one before', async () => {
    const { post, sent, said, waits } = connection(Array.from({ length: 9 }, () => 'retry'));
    expect(await post('a')).to.equal('id-a');
    expect(new Set(sent)).to.deep.equal(new Set(['a']));
    expect(said).to.deep.equal([true, false]);
    expect(waits.slice(0, 4)).to.deep.equal([3000, 4500, 6750, 10_125]);
    const least = waits.map((ms) => ms / 2).reduce((sum, ms) => sum + ms);
    expect(least).to.be.within(35_000, 60_000);
  });

  it('is not sent again when that would not help, and the next one goes out', async () => {
    const { post, sent, said } = connection([{ status: 413 }]);
    expect(await post('a').catch((error: unknown) => error)).to.deep.equal({ status: 413 });
    expect(await post('b')).to.equal('id-b');
    expect(sent).to.deep.equal(['a', 'b']);
    expect(said).to.deep.equal([]);
  });

  it('is a message: that somebody types is not worth a second try', async () => {
    const { post, sent } = connection([tooFast]);
    expect(await post('a', 'typing').catch((error: unknown) => error)).to.equal(tooFast);
    expect(sent).to.deep.equal(['a']);
  });
});

describe('who comes back', () => {
  it('does so within the time, spread over at least half of it', () => {
    const all = Array.from({ length: 5000 }, () => jittered(10_000));
    expect(Math.min(...all)).to.be.within(5000, 5100);
    expect(Math.max(...all)).to.be.within(9900, 10_000);
  });
});
