import { expect } from 'chai';
import type { ConversationStore } from '../../services/storage/conversationStore.ts';
import { outageToReview } from '../support/talk.ts';
import { aTeam, staffThread } from '../support/staffThread.ts';

const CHANNELS = {
  'daas-vdi': '19:engineers@thread.tacv2',
  'critical-situation-manager': '19:critical@thread.tacv2',
};

type Killed = 'before' | 'after';

/** Counts what is written in threads of staff; at the n-th, the process dies before or after it. */
function dying(at: number, when: Killed) {
  const count = { writes: 0 };
  const step = async <T>(id: string, write: () => Promise<T>): Promise<T> => {
    if (!id.startsWith('staff-')) return write();
    count.writes += 1;
    const isNow = count.writes === at;
    if (isNow && when === 'before') throw new Error('killed');
    const result = await write();
    if (isNow) throw new Error('killed');
    return result;
  };
  const through = (store: ConversationStore): ConversationStore => ({
    ...store,
    create: async (id, state) => step(id, async () => store.create(id, state)),
    commit: async (turn) => step(turn.id, async () => store.commit(turn)),
  });
  return { count, through };
}

/** All that stands in the threads after a whole story, told again by the next process where one died. */
async function told(at: number, when: Killed) {
  const { count, through } = dying(at, when);
  const story = await outageToReview({ as: 'ana', team: aTeam(CHANNELS), through });
  const deliver = async (): Promise<void> => {
    await story.deliver();
    // What failed is tried again a little later.
    story.wait({ seconds: 3 });
    await story.deliver();
  };
  await story.say('send');
  await deliver();
  const [request] = await story.requests();
  const reference = request?.reference ?? '';
  await story.world.staff(reference, { kind: 'note', text: 'Looks like DNS.' });
  await deliver();
  story.wait({ minutes: 11, seconds: 30 });
  await deliver();
  await story.world.staff(reference, { kind: 'answer', text: 'Which build?' });
  await deliver();
  await story.say('2402');
  await deliver();
  const threads = [`staff-${reference}`, `staff-${reference}-critical-situation-manager`];
  const lines = await Promise.all(
    threads.map(async (id) => {
      const thread = staffThread(story.world, id);
      return [await thread.lines(), JSON.stringify(await thread.card())];
    }),
  );
  const all = JSON.stringify(lines).replaceAll(reference, 'SR');
  // What differs from one run to the next, whoever dies.
  const same = all.replaceAll(/\d\d:\d\d/g, 'time').replaceAll(/conversation-\d+/g, 'chat');
  return { all: same, writes: count.writes };
}

describe('a process that dies while it tells staff', () => {
  for (const when of ['before', 'after'] as const) {
    it(`has told everything once, whatever it was that it died ${when}`, async function () {
      this.timeout(180_000);
      const undisturbed = await told(0, when);
      expect(undisturbed.writes).to.be.greaterThan(6);
      expect(undisturbed.all).to.include('Ana Morales: 2402').and.to.include('Which build?');
      for (let at = 1; at <= undisturbed.writes; at += 1) {
        expect((await told(at, when)).all, `died ${when} write ${at}`).to.equal(undisturbed.all);
      }
    });
  }
});
