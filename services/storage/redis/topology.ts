/** What `INFO` says of a Redis, and whether it may be trusted with what is promised to people. */
export interface Topology {
  readonly version: string;
  readonly replicas: number;
  /** appendfsync; undefined where the operator of Redis keeps it to himself. */
  readonly fsync: string | undefined;
  /** How many replicas must have a write before it counts as saved. */
  readonly waitFor: number;
}

/** Since 7.0 a script is refused as a whole or not at all, and never breaks off in the middle. */
const oldest = [7, 0] as const;

export function infoOf(answer: string): ReadonlyMap<string, string> {
  const lines = answer.split('\r\n').filter((line) => line.includes(':'));
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1)];
    }),
  );
}

function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  // What is no version at all is not trusted either.
  return !(major > oldest[0] || (major === oldest[0] && minor >= oldest[1]));
}

/** Why this Redis is refused, in one line; undefined if it is not. */
function refusal(info: ReadonlyMap<string, string>): string | undefined {
  const version = info.get('redis_version') ?? 'unknown';
  if (isTooOld(version))
    return `Redis ${version} is too old: ${oldest.join('.')} or newer is needed`;
  if (info.get('redis_mode') === 'cluster') {
    return 'a Redis Cluster is not supported: one primary, with replicas if you like, is';
  }
  if (info.get('role') !== 'master') {
    return 'this Redis is a read-only replica: the address of its primary is needed';
  }
  if (info.get('aof_enabled') !== '1') {
    return 'this Redis would lose what it acknowledged when it is restarted: set appendonly yes';
  }
  const policy = info.get('maxmemory_policy');
  if (policy !== undefined && policy !== 'noeviction') {
    return `this Redis throws data away when it is full (${policy}): set maxmemory-policy noeviction`;
  }
  return undefined;
}

/**
 * Reads the topology, or throws, in one line that names the setting, if this Redis may lose what it has
 * acknowledged.
 */
export function topologyOf(answer: string, fsync: string | undefined): Topology {
  const info = infoOf(answer);
  const why = refusal(info);
  if (why !== undefined) throw new Error(`REDIS_URL: ${why}.`);
  if (fsync === 'no') {
    throw new Error(
      'REDIS_URL: this Redis leaves saving to chance (appendfsync no): set appendfsync everysec.',
    );
  }
  const replicas = Number(info.get('connected_slaves') ?? 0);
  return {
    version: info.get('redis_version') ?? 'unknown',
    replicas,
    fsync,
    waitFor: replicas > 0 ? 1 : 0,
  };
}

/** What is promised on this topology, for the log at start. */
export function promiseOf({ replicas, fsync = 'unknown', waitFor }: Topology): string {
  const power =
    fsync === 'always'
      ? 'nothing saved is lost in a power cut'
      : 'a power cut of its machine may take the last second';
  return waitFor === 0
    ? `one Redis: nothing saved is lost when a process is killed; ${power}; nobody takes over for it`
    : `Redis with ${replicas} replicas: saved means that ${waitFor} of them has it; ${power}`;
}
