import { expect } from 'chai';
import { embeddedDesk } from '../../../../services/cases/adapters/embeddedDesk.ts';
import { BackendError } from '../../../../services/cases/caseBackend.ts';
import { systemClock } from '../../../../services/clock.ts';
import { openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { caseBackendContract } from '../../../contracts/caseBackend.ts';
import { aRequest } from '../../../fakes/aRequest.ts';

describe('the embedded desk', () => {
  const options = { signal: new AbortController().signal };

  caseBackendContract(async () => {
    const database = openDatabase(':memory:');
    return { backend: embeddedDesk(database, systemClock), close: async () => database.close() };
  });

  it('numbers cases from 100001 upwards', async () => {
    const database = openDatabase(':memory:');
    const desk = embeddedDesk(database, systemClock);
    const numbers = [];
    for (let n = 0; n < 3; n += 1) {
      numbers.push((await desk.open(aRequest(), options)).case.caseNumber);
    }
    expect(numbers).to.deep.equal(['100001', '100002', '100003']);
    database.close();
  });

  it('says to come back later when the database fails', async () => {
    const database = openDatabase(':memory:');
    const desk = embeddedDesk(database, systemClock);
    database.close();
    const error = await desk.open(aRequest(), options).catch((e: unknown) => e);
    expect(error).to.be.instanceOf(BackendError);
    expect(error).to.deep.include({ kind: 'retryable', applied: 'no' });
  });

  it('names no account on the case of somebody whose account is not known', async () => {
    const database = openDatabase(':memory:');
    const desk = embeddedDesk(database, systemClock);
    const request = aRequest({ entitlement: { outcome: 'unknown' } });
    expect((await desk.open(request, options)).case.orgId).to.equal(null);
    database.close();
  });
});
