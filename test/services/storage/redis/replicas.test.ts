import { expect } from 'chai';
import { systemClock } from '../../../../services/clock.ts';
import { openRedis, type RedisConnection } from '../../../../services/storage/redis/connection.ts';
import { RedisError } from '../../../../services/storage/redis/redisError.ts';
import { redisRequestStore } from '../../../../services/storage/redis/requestStore.ts';
import { aRequest } from '../../../fakes/aRequest.ts';
import { eventually } from '../../../fakes/eventually.ts';
import { silentLog } from '../../../fakes/silentLog.ts';
import { freePort } from '../../../support/freePort.ts';
import { type RedisServer, startRedis } from '../../../support/redisServer.ts';

describe('a Redis with a replica', () => {
  let primary: RedisServer;
  let replica: RedisServer;
  let connection: RedisConnection | undefined;

  beforeEach(async () => {
    // Replicas reach their primary by TCP only.
    const port = String(await freePort());
    primary = await startRedis({ port, bind: '127.0.0.1', 'repl-diskless-sync-delay': '0' });
    replica = await startRedis({ replicaof: `127.0.0.1 ${port}` });
    await eventually('a replica that has everything', async () =>
      String(await replica.command('INFO', 'replication')).includes('master_link_status:up'),
    );
    connection = await openRedis(primary.url, { log: silentLog });
  });
  afterEach(async () => {
    replica.thaw();
    await connection?.close();
    await replica.stop();
    await primary.stop();
  });

  it('says "saved" only when the replica has it, and keeps that when it takes over', async () => {
    if (connection === undefined) throw new Error('There is no connection.');
    expect(connection.topology().waitFor).to.equal(1);
    const store = redisRequestStore(connection, systemClock);
    const acknowledged: string[] = [];
    const raise = async (): Promise<unknown> => {
      const request = aRequest();
      return store.raise(request, []).then(
        () => acknowledged.push(request.reference),
        (error: unknown) => error,
      );
    };
    for (let n = 0; n < 20; n += 1) await raise();
    expect(acknowledged).to.have.length(20);

    replica.freeze();
    const error = await raise();
    expect(error).to.be.instanceOf(RedisError);
    expect(error).to.deep.include({ kind: 'notReplicated', applied: 'unknown' });

    await primary.kill();
    replica.thaw();
    await replica.command('REPLICAOF', 'NO', 'ONE');
    const after = await openRedis(replica.url, { log: silentLog });
    const listed = await redisRequestStore(after, systemClock).list({ limit: 99 });
    await after.close();
    expect(listed.map(({ reference }) => reference)).to.include.members(acknowledged);
  });

  it('saves again when the replica has come back', async () => {
    if (connection === undefined) throw new Error('There is no connection.');
    const store = redisRequestStore(connection, systemClock);
    replica.freeze();
    const request = aRequest();
    expect(await store.raise(request, []).catch((error: unknown) => error)).to.be.an('error');
    replica.thaw();
    expect((await store.raise(request, [])).kind).to.equal('same');
  });
});
