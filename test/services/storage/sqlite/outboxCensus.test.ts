import { expect } from 'chai';
import { openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { sqliteOutbox } from '../../../../services/storage/sqlite/outbox.ts';
import { sqliteOutboxCensus } from '../../../../services/storage/sqlite/outboxCensus.ts';
import { sqliteRequestStore } from '../../../../services/storage/sqlite/requestStore.ts';
import { aRequest } from '../../../fakes/aRequest.ts';
import { clockAt } from '../../../fakes/clocks.ts';

const minute = 60_000;

describe('the census of the outbox', () => {
  async function anOutbox() {
    const clock = clockAt('2026-11-20T10:00:00Z');
    const database = openDatabase(':memory:');
    const requests = sqliteRequestStore(database, clock.now);
    const request = aRequest({ raisedAt: clock.now().toISO() ?? '', events: [] });
    const { reference } = request;
    await requests.raise(request, [
      { id: 'one', kind: 'deliver', reference },
      { id: 'later', kind: 'watch', reference, dueAt: '2026-11-20T11:00:00Z' },
    ]);
    const outbox = sqliteOutbox(database, clock.now);
    return { clock, outbox, census: sqliteOutboxCensus(database, clock.now) };
  }

  it('counts what waits apart from what is planned for later', async () => {
    const { clock, census } = await anOutbox();
    clock.forward(5 * minute);
    expect(await census()).to.have.deep.members([
      { kind: 'deliver', state: 'waiting', count: 1, oldestMs: 5 * minute },
      { kind: 'watch', state: 'planned', count: 1, oldestMs: 0 },
    ]);
  });

  it('says how long an entry has waited in truth, however often it was put off', async () => {
    const { clock, outbox, census } = await anOutbox();
    for (let attempt = 0; attempt < 3; attempt++) {
      await outbox.claim(1, minute);
      await outbox.retry('one', 10 * minute, 'down');
      clock.forward(10 * minute);
    }
    const waiting = (await census()).find(({ kind }) => kind === 'deliver');
    expect(waiting).to.deep.equal({
      kind: 'deliver',
      state: 'waiting',
      count: 1,
      oldestMs: 30 * minute,
    });
  });

  it('shows what was given up, and forgets what is done', async () => {
    const { clock, outbox, census } = await anOutbox();
    await outbox.claim(1, minute);
    await outbox.park('one', 'no');
    expect((await census()).map(({ kind, state }) => `${kind} ${state}`)).to.have.members([
      'deliver parked',
      'watch planned',
    ]);
    clock.forward(60 * minute);
    await outbox.claim(8, minute);
    await outbox.done('later');
    expect(await census()).to.have.length(1);
  });
});
