import { expect } from 'chai';
import type { ConversationStore } from '../../services/storage/conversationStore.ts';
import { eventually } from '../fakes/eventually.ts';
import { ids, talk } from '../support/talk.ts';

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

  it('has one code mailed, and counts once against the limit of codes', async () => {
    const story = await talk({ through: losing });
    await story.sayAll('How is my case?', 'ana.morales@example.com');
    expect(story.asking).to.equal('code');
    const areMailed = (count: number) => async () => (await story.world.mails()).length === count;
    await eventually('one code is mailed', areMailed(1));
    // Four in twenty minutes.
    for (const _ of [2, 3, 4]) {
      await story.say('send the code again');
      expect(ids(story.last)).to.include('prove-identity.again');
    }
    await eventually('each line has one code mailed', areMailed(4));
    expect(ids(await story.say('send the code again'))).to.include('prove-identity.tooOften');
  });

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
