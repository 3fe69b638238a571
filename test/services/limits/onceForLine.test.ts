import { expect } from 'chai';
import { eventually } from '../../fakes/eventually.ts';
import { onceForLine } from '../../../services/limits/onceForLine.ts';

describe('what is done once for a line', () => {
  const counting = () => {
    let count = 0;
    return async () => ++count;
  };

  it('is done again for another line, another thing, and where no line is known', async () => {
    const once = onceForLine<number>();
    const work = counting();
    const line = { conversationId: 'c', lineId: '1' };
    expect(await once(line, 'a', work)).to.equal(1);
    expect(await once(line, 'a', work)).to.equal(1);
    expect(await once(line, 'b', work)).to.equal(2);
    expect(await once({ ...line, lineId: '2' }, 'a', work)).to.equal(3);
    expect(await once({ conversationId: 'd', lineId: '2' }, 'a', work)).to.equal(4);
    expect(await once({ conversationId: 'c' }, 'a', work)).to.equal(5);
    expect(await once({ conversationId: 'c' }, 'a', work)).to.equal(6);
  });

  it('is tried anew where it failed', async () => {
    const once = onceForLine<number>();
    const line = { conversationId: 'c', lineId: '1' };
    const failed = await once(line, 'a', async () => Promise.reject(new Error('down'))).catch(
      () => 'failed',
    );
    expect(failed).to.equal('failed');
    expect(await once(line, 'a', async () => 1)).to.equal(1);
  });

  it('is forgotten soon: a conversation that begins anew counts its lines from one again', async () => {
    const once = onceForLine<number>(10, 20);
    const work = counting();
    const line = { conversationId: 'c', lineId: '1' };
    expect(await once(line, 'a', work)).to.equal(1);
    await eventually('it is done again', async () => (await once(line, 'a', work)) > 1);
  });

  it('is forgotten for the conversation that was not heard of longest', async () => {
    const once = onceForLine<number>(2);
    const work = counting();
    for (const conversationId of ['a', 'b', 'c']) {
      await once({ conversationId, lineId: '1' }, 'x', work);
    }
    expect(await once({ conversationId: 'c', lineId: '1' }, 'x', work)).to.equal(3);
    expect(await once({ conversationId: 'a', lineId: '1' }, 'x', work)).to.equal(4);
  });
});
