import { expect } from 'chai';
import { openRedis } from '../../../../services/storage/redis/connection.ts';
import { promiseOf, topologyOf } from '../../../../services/storage/redis/topology.ts';
import { silentLog } from '../../../fakes/silentLog.ts';
import { startRedis } from '../../../support/redisServer.ts';

describe('a Redis at start', () => {
  const complaint = async (settings: Readonly<Record<string, string>>): Promise<string> => {
    const server = await startRedis(settings);
    try {
      const connection = await openRedis(server.url, { log: silentLog });
      await connection.close();
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      await server.stop();
    }
  };

  const refused: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['keeps no log of its writes', { appendonly: 'no' }, /set appendonly yes/],
    ['evicts keys when it is full', { 'maxmemory-policy': 'allkeys-lru' }, /noeviction/],
    ['evicts keys that expire', { 'maxmemory-policy': 'volatile-ttl' }, /noeviction/],
    ['leaves saving to chance', { appendfsync: 'no' }, /set appendfsync everysec/],
    ['is a replica', { replicaof: '127.0.0.1 1' }, /address of its primary/],
  ];
  for (const [what, settings, why] of refused) {
    it(`is refused in one line that names the setting if it ${what}`, async () => {
      const said = await complaint(settings);
      expect(said).to.match(/^REDIS_URL: [^\n]+\.$/);
      expect(said).to.match(why);
    });
  }

  it('is refused if it is not there', async () => {
    const opened = openRedis('/tmp/no-such-folder/redis', { log: silentLog });
    const error = await opened.catch((why: unknown) => why);
    expect(String(error)).to.match(/REDIS_URL: Redis cannot be reached/);
  });

  it('is accepted if it keeps what it acknowledges', async () => {
    expect(await complaint({})).to.equal('');
    expect(await complaint({ appendfsync: 'always' })).to.equal('');
  });

  it('is refused if a newer version of this program has written there', async () => {
    const server = await startRedis();
    await server.command('SET', 'intake:schema', '2');
    const opened = openRedis(server.url, { log: silentLog });
    const error = await opened.catch((why: unknown) => why);
    await server.stop();
    expect(String(error)).to.match(/REDIS_URL: its data is of version 2/);
  });

  const info = (changes: Readonly<Record<string, string>> = {}): string =>
    Object.entries({
      redis_version: '7.0.15',
      redis_mode: 'standalone',
      role: 'master',
      connected_slaves: '0',
      aof_enabled: '1',
      maxmemory_policy: 'noeviction',
      ...changes,
    })
      .map(([name, value]) => `${name}:${value}\r\n`)
      .join('');

  for (const version of ['6.2.14', '5.0.0', '', 'beta']) {
    it(`is refused if its version is "${version}"`, () => {
      expect(() => topologyOf(info({ redis_version: version }), 'everysec')).to.throw('too old');
    });
  }

  it('is refused if it is a cluster', () => {
    expect(() => topologyOf(info({ redis_mode: 'cluster' }), 'always')).to.throw('Cluster');
  });

  it('says what it promises, and no more', () => {
    const alone = topologyOf(info(), 'everysec');
    expect(promiseOf(alone)).to.contain('the last second').and.contain('nobody takes over');
    expect(promiseOf(topologyOf(info(), 'always'))).to.contain('nothing saved is lost in a power');
    const pair = topologyOf(info({ connected_slaves: '2' }), undefined);
    expect(pair.waitFor).to.equal(1);
    expect(promiseOf(pair)).to.contain('2 replicas').and.contain('may take the last second');
  });
});
