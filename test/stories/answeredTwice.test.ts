import { expect } from 'chai';
import type { ConversationStore } from '../../services/storage/conversationStore.ts';
import { talk } from '../support/talk.ts';

/** Each turn is lost once before it is kept, as if somebody had spoken meanwhile, or the process been killed. */
function losing(store: ConversationStore): ConversationStore {
  const lost = new Set<unknown>();
  return {
    ...store,
    async commit(turn) {
      if (turn.handled === undefined || lost.has(turn.handled)) return store.commit(turn);
      lost.add(turn.handled);
      return { kind: 'conflict' };
    },
  };
}

describe('a line that is answered again, because the first answer could not be kept,', () => {
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ['that asks for a copy', ['send me a copy of my data']],
    ['that asks for a person', ['agent', 'our invoices are wrong']],
    ['that sends a case', ['How do I add a second StoreFront server?', 'send']],
  ];
  for (const [what, said] of lines) {
    it(`${what} makes one request`, async () => {
      const story = await talk({ as: 'ana', through: losing });
      await story.sayAll(...said);
      const all = await story.world.requests.list({ limit: 9 });
      expect(all).to.have.length(1);
    });
  }

  it('is not told that the case number follows where the desk was quicker than the answer', async () => {
    let isLost = false;
    const story = await talk({
      as: 'ana',
      through: (store) => ({
        ...store,
        async commit(turn) {
          if (isLost || !JSON.stringify(turn.replies).includes('"receipt"')) {
            return store.commit(turn);
          }
          isLost = true;
          await story.world.deliver();
          return { kind: 'conflict' };
        },
      }),
    });
    await story.sayAll('How do I add a second StoreFront server?', 'send');
    expect(isLost).to.equal(true);
    const [request] = await story.requests();
    const receipt = story.last.find(({ id }) => id === 'receipt');
    expect(receipt?.text).to.include(request?.caseNumber ?? 'no number yet');
    expect(receipt?.text).not.to.include('follows');
  });
});
