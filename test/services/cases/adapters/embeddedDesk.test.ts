import { expect } from 'chai';
import { embeddedDesk } from '../../../../services/cases/adapters/embeddedDesk.ts';
import { BackendError } from '../../../../services/cases/backendError.ts';
import { systemClock } from '../../../../services/clock.ts';
import { openDatabase, type Database } from '../../../../services/storage/sqlite/database.ts';
import { caseBackendContract } from '../../../contracts/caseBackend.ts';
import { aNewCase } from '../../../fakes/aNewCase.ts';
import { clockAt } from '../../../fakes/clocks.ts';

describe('the embedded desk', () => {
  const options = { signal: new AbortController().signal };
  const handoff = { text: 'for managers', json: '{}' };
  let database: Database;

  beforeEach(() => {
    database = openDatabase(':memory:');
  });
  afterEach(() => database.close());

  caseBackendContract(async () => ({
    backend: embeddedDesk(database, systemClock),
    close: async () => {},
  }));

  it('numbers cases from 100001 upwards', async () => {
    const desk = embeddedDesk(database, systemClock);
    const numbers = [];
    for (let n = 0; n < 3; n += 1) {
      numbers.push((await desk.open(aNewCase(), options)).case.caseNumber);
    }
    expect(numbers).to.deep.equal(['100001', '100002', '100003']);
  });

  it('says to come back later when the database fails', async () => {
    const desk = embeddedDesk(database, systemClock);
    database.close();
    const error = await desk.open(aNewCase(), options).catch((e: unknown) => e);
    expect(error).to.be.instanceOf(BackendError);
    expect(error).to.deep.include({ kind: 'retryable', applied: 'no' });
  });

  it('counts the days for reopening from the closing, not from the fix that was proposed before', async () => {
    const clock = clockAt('2026-11-20T12:00:00Z');
    const desk = embeddedDesk(database, clock.now);
    const { caseNumber } = (await desk.open(aNewCase(), options)).case;
    const how = { author: 'Jo', text: '' };
    await desk.resolve(caseNumber, { ...how, key: 'r1', status: 'resolved' }, options);
    clock.forward(60_000);
    const closed = await desk.resolve(caseNumber, { ...how, key: 'r2', status: 'closed' }, options);
    expect(closed.closedAt).to.equal('2026-11-20T12:01:00.000Z');
    expect(closed.openedAt).to.equal('2026-11-20T12:00:00.000Z');
    expect(closed.updatedAt).to.equal(closed.closedAt);
  });

  it('has a case with managers and with the Escalation team at a time', async () => {
    const desk = embeddedDesk(database, systemClock);
    const { caseNumber } = (await desk.open(aNewCase(), options)).case;
    const why = { author: 'Ana', text: 'no progress', handoff };
    for (const level of ['management', 'technical'] as const) {
      const { state } = await desk.escalate(caseNumber, { ...why, key: level, level }, options);
      expect(state, level).to.equal('escalated');
    }
  });

  it('says that a cursor is not one of its own', async () => {
    const desk = embeddedDesk(database, systemClock);
    const error = await desk.events('tomorrow', options).catch((e: unknown) => e);
    expect(error).to.be.instanceOf(BackendError);
  });

  it('hands out what happened in pieces that fit, without gap or repetition', async () => {
    const desk = embeddedDesk(database, systemClock);
    for (let n = 0; n < 520; n += 1) await desk.open(aNewCase(), options);
    const first = await desk.events(undefined, options);
    const second = await desk.events(first.cursor, options);
    expect(first.events).to.have.length(500);
    expect(second.events).to.have.length(20);
    const all = [...first.events, ...second.events].map(({ caseNumber }) => caseNumber);
    expect(new Set(all).size).to.equal(520);
  });
});
