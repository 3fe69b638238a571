import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig } from '../../bot/config.ts';
import { prometheusMetrics } from '../../bot/metrics.ts';
import { METRICS } from '../../services/metricTable.ts';

const root = new URL('../../', import.meta.url);
const read = async (name: string): Promise<string> => readFile(new URL(name, root), 'utf8');

type Json = Readonly<Record<string, unknown>>;

/** What is at a path such as `spec.template`; anything may be there. */
function at(from: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Json | undefined)?.[name], from);
}

async function documents(name: string): Promise<readonly Json[]> {
  return parseAllDocuments(await read(name)).map((one) => {
    expect(one.errors, name).to.deep.equal([]);
    return one.toJS() as Json;
  });
}

/** Are these settings that the product takes, all together, as the real thing? */
async function expectSettings(given: Readonly<Record<string, string>>): Promise<void> {
  const known = new Set((await read('.env.example')).match(/^[A-Z_]+(?==)/gm));
  for (const name of Object.keys(given)) expect([...known, 'NODE_ENV'], name).to.include(name);
  const needed = { PUBLIC_URL: 'https://support.example.com', DESK_TOKEN: 'x'.repeat(16) };
  const config = readConfig({
    NODE_ENV: 'production',
    ...needed,
    ...given,
  });
  expect(config.isDemo).to.equal(false);
  expect(config.host).to.equal('0.0.0.0');
  expect(config.port).to.equal(3978);
  expect(config.dataDir).to.equal('/data');
}

describe('the image', () => {
  it('is made without a build, and runs as nobody in particular', async () => {
    const steps = (await read('deploy/Dockerfile')).replaceAll('\\\n', ' ').split('\n');
    const last = steps.slice(steps.findLastIndex((step) => step.startsWith('FROM ')));
    expect(steps.filter((step) => step.startsWith('FROM '))).to.have.length(2);
    expect(last[0]).to.equal('FROM node:24-slim');
    expect(last.filter((step) => step.startsWith('USER '))).to.deep.equal(['USER 1000:1000']);
    const run = steps.filter((step) => step.startsWith('RUN '));
    expect(run[0]).to.include('npm ci --omit=dev --ignore-scripts');
    expect(run).to.have.length(3);
    // By the user who runs it, in its place: what is compiled counts for nobody else.
    const [first = ''] = run.slice(-1);
    expect(last.indexOf(first)).to.be.greaterThan(last.indexOf('USER 1000:1000'));
    expect(last).to.include('WORKDIR /app');
    expect(run[1]).to.match(/install -d -o 1000 -g 1000 node_modules\/\.cache$/);
    const started = JSON.parse(first.slice(4)) as string[];
    expect(started.at(-1)).to.equal('deploy/firstStart.ts');
    expect(await read('.dockerignore')).to.include('\n!deploy/firstStart.ts\n');
    // As `npm start` does it.
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: { start: string } };
    const command = last.find((step) => step.startsWith('CMD '))?.slice(4) ?? '';
    expect((JSON.parse(command) as string[]).join(' ')).to.equal(scripts.start);
  });

  it('says what the product takes as settings, and where it listens', async () => {
    const text = (await read('deploy/Dockerfile')).replaceAll('\\\n', ' ');
    const [, env = ''] = /^ENV (.*)$/m.exec(text) ?? [];
    const given = Object.fromEntries(
      env.split(/\s+/).map((pair) => pair.split('=') as [string, string]),
    );
    await expectSettings({ ...given, ACCOUNTS_FILE: 'accounts.yaml' });
    expect(text).to.include(`EXPOSE ${given['PORT']}\n`);
    expect(text).to.include(`VOLUME ${given['DATA_DIR']}\n`);
    const [, script = ''] = /HEALTHCHECK .*?CMD (\[.*\])/.exec(text) ?? [];
    const [program, flag, code = ''] = JSON.parse(script) as string[];
    expect([program, flag]).to.deep.equal(['node', '-e']);
    expect(code).to.include('/healthz');
    // It is a program, and says no where nobody listens.
    const env1 = { PATH: process.env['PATH'], PORT: '1' };
    expect(() => execFileSync(process.execPath, ['-e', code], { env: env1 })).to.throw();
  });

  it('has only what runs in it', async () => {
    const lines = (await read('.dockerignore')).split('\n').filter((line) => !line.startsWith('#'));
    expect(lines[0]).to.equal('*');
    const kept = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    const [copied = ''] = (await read('deploy/Dockerfile')).split('FROM').slice(-1);
    for (const [, from = ''] of copied.matchAll(/^COPY ([a-z]\S*) /gm)) {
      expect(kept).to.include(from);
    }
    for (const folder of ['test', 'data', '.env', '.git']) expect(kept).not.to.include(folder);
  });
});

describe('compose.yaml', () => {
  interface Service {
    readonly image: string;
    readonly user?: string;
    readonly read_only: boolean;
    readonly cap_drop: readonly string[];
    readonly security_opt: readonly string[];
    readonly ulimits: Readonly<Record<string, number>>;
    readonly networks: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
    readonly command?: readonly string[];
    readonly ports?: readonly string[];
    readonly volumes?: readonly string[];
    readonly depends_on?: Readonly<Record<string, unknown>>;
    readonly deploy?: { readonly replicas: string };
  }
  interface Compose {
    readonly services: Readonly<Record<string, Service>>;
    readonly networks: Readonly<
      Record<string, { readonly internal?: boolean; readonly ipam?: unknown } | null>
    >;
    readonly volumes: Readonly<Record<string, unknown>>;
  }
  let compose: Compose;
  const service = (name: string): Service => {
    const found = compose.services[name];
    if (found === undefined) throw new Error(`There is no ${name}.`);
    return found;
  };

  before(async () => {
    compose = parse(await read('deploy/compose.yaml')) as Compose;
  });

  it('runs two bots, Redis and nginx, each without rights, on a read-only disk and without a core', () => {
    expect(Object.keys(compose.services)).to.have.members(['bot', 'nginx', 'redis']);
    for (const [name, one] of Object.entries(compose.services)) {
      expect(one.read_only, name).to.equal(true);
      expect(one.cap_drop, name).to.deep.equal(['ALL']);
      expect(one.security_opt, name).to.deep.equal(['no-new-privileges:true']);
      // A core of any of them would hold what people said.
      expect(one.ulimits, name).to.deep.equal({ core: 0 });
      if (name !== 'nginx') expect(one.user, name).to.match(/^[1-9]\d*:[1-9]\d*$/);
    }
    expect(service('nginx').image).to.include('unprivileged');
    expect(service('bot').deploy?.replicas).to.equal('${BOTS:-2}');
  });

  it('gives the bot settings that it takes', async () => {
    const environment = { ...service('bot').environment };
    environment['REDIS_URL'] = 'redis://redis:6379';
    await expectSettings(environment);
  });

  it('lets nothing in but through nginx, and nobody but the bots to Redis', () => {
    expect(service('bot').ports).to.equal(undefined);
    expect(service('redis').ports).to.equal(undefined);
    expect(service('redis').networks).to.deep.equal(['back']);
    expect(service('nginx').networks).to.deep.equal(['front']);
    expect(compose.networks['back']?.internal).to.equal(true);
    expect(JSON.stringify(compose.networks['front'])).to.include(
      service('bot').environment?.['TRUSTED_PROXIES'],
    );
  });

  it('has a Redis that forgets nothing', () => {
    const command = service('redis').command ?? [];
    const option = (name: string) => command[command.indexOf(`--${name}`) + 1];
    expect(option('appendonly')).to.equal('yes');
    expect(option('appendfsync')).to.equal('everysec');
    expect(option('maxmemory-policy')).to.equal('noeviction');
  });

  it('names only volumes, networks and services that there are', async () => {
    for (const one of Object.values(compose.services)) {
      for (const network of one.networks) expect(compose.networks).to.have.property(network);
      for (const name of Object.keys(one.depends_on ?? {})) {
        expect(compose.services).to.have.property(name);
      }
      for (const volume of one.volumes ?? []) {
        const [from = ''] = volume.split(':');
        if (/^[a-z]+$/.test(from)) expect(compose.volumes).to.have.property(from);
      }
    }
    expect(await read('deploy/nginx.conf'))
      .to.match(/server bot:3978 /)
      .and.to.match(/listen 8080;/);
    expect(service('nginx').ports?.[0]).to.match(/:8080$/);
  });
});

describe('the Kubernetes manifests', () => {
  const folder = 'deploy/kubernetes';
  const one = async (name: string): Promise<Json> => {
    const [found] = await documents(`${folder}/${name}.yaml`);
    return found ?? {};
  };

  it('are all there, each with its kind and name', async () => {
    const { resources } = (await one('kustomization')) as unknown as { resources: string[] };
    const files = await readdir(new URL(folder, root));
    const listed = [...resources, 'kustomization.yaml'].map((name) =>
      name === 'secret.yaml' ? 'secret.example.yaml' : name,
    );
    expect(files.filter((name) => name !== 'secret.yaml')).to.have.members(listed);
    for (const file of files) {
      for (const document of await documents(`${folder}/${file}`)) {
        expect(at(document, 'apiVersion'), file).to.be.a('string');
        if (file !== 'kustomization.yaml') {
          expect(at(document, 'metadata.name'), file).to.match(/^support-bot/);
        }
      }
    }
  });

  it('give the bot settings that it takes', async () => {
    const settings = at(await one('settings'), 'data');
    const secrets = at(await one('secret.example'), 'stringData');
    await expectSettings({ ...(settings as object), ...(secrets as object) });
  });

  it('run it as nobody in particular, without rights, on a read-only disk', async () => {
    const deployment = await one('deployment');
    const pod = at(deployment, 'spec.template.spec');
    expect(at(pod, 'securityContext.runAsNonRoot')).to.equal(true);
    expect(at(pod, 'securityContext.runAsUser')).to.equal(1000);
    expect(at(pod, 'automountServiceAccountToken')).to.equal(false);
    const bot = at(pod, 'containers.0');
    expect(at(bot, 'securityContext')).to.deep.equal({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    const mounts = at(bot, 'volumeMounts') as { name: string; mountPath: string }[];
    const volumes = at(pod, 'volumes') as { name: string }[];
    expect(mounts.map(({ name }) => name)).to.have.members(volumes.map(({ name }) => name));
    expect(mounts.map(({ mountPath }) => mountPath)).to.include('/data');
  });

  it('ask it at the port and paths that it serves', async () => {
    const bot = at(await one('deployment'), 'spec.template.spec.containers.0');
    expect(at(bot, 'ports.0')).to.deep.equal({ name: 'http', containerPort: 3978 });
    for (const [probe, path] of [
      ['startupProbe', '/healthz'],
      ['livenessProbe', '/healthz'],
      ['readinessProbe', '/readyz'],
    ] as const) {
      expect(at(bot, `${probe}.httpGet`), probe).to.deep.equal({ path, port: 'http' });
    }
    // As long as /readyz may take, and more.
    expect(at(bot, 'readinessProbe.timeoutSeconds')).to.be.greaterThan(1);
    expect(at(await one('service'), 'spec.ports.0.targetPort')).to.equal('http');
  });

  it('all mean the same bot', async () => {
    const labels = at(await one('deployment'), 'spec.template.metadata.labels');
    expect(at(await one('deployment'), 'spec.selector.matchLabels')).to.deep.equal(labels);
    expect(at(await one('service'), 'spec.selector')).to.deep.equal(labels);
    expect(at(await one('disruption'), 'spec.selector.matchLabels')).to.deep.equal(labels);
    expect(at(await one('network'), 'spec.podSelector.matchLabels')).to.deep.equal(labels);
    expect(at(await one('autoscaler'), 'spec.scaleTargetRef.name')).to.equal('support-bot');
    const replicas = Number(at(await one('deployment'), 'spec.replicas'));
    expect(at(await one('disruption'), 'spec.minAvailable')).to.be.lessThan(replicas);
    expect(at(await one('autoscaler'), 'spec.minReplicas')).to.equal(replicas);
  });

  it('let it speak to nothing inside but names, and Redis', async () => {
    const egress = at(await one('network'), 'spec.egress') as Json[];
    const blocks = egress.flatMap((rule) =>
      (rule['to'] as Json[]).flatMap((to) => to['ipBlock'] ?? []),
    );
    expect(blocks).to.have.length(1);
    expect(at(blocks[0], 'except')).to.include.members(['10.0.0.0/8', '169.254.0.0/16']);
  });
});

describe('the alerts', () => {
  interface Rule {
    readonly alert: string;
    readonly expr: string;
    readonly labels: { readonly severity: string };
    readonly annotations: { readonly summary: string };
  }
  let rules: readonly Rule[];

  before(async () => {
    const { groups } = parse(await read('deploy/alerts.yaml')) as {
      readonly groups: readonly { readonly rules: readonly Rule[] }[];
    };
    rules = groups.flatMap((group) => group.rules);
  });

  it('are each explained in the runbook, and nothing else is', async () => {
    const headings = (await read('deploy/runbook.md')).match(/(?<=^## )SupportBot\w+$/gm);
    expect(rules.map(({ alert }) => alert)).to.have.ordered.members(headings ?? []);
    for (const { labels, annotations } of rules) {
      expect(labels.severity).to.be.oneOf(['page', 'ticket']);
      expect(annotations.summary).to.match(/\.$/);
    }
  });

  it('look at figures and labels that there are', async () => {
    const { text } = await prometheusMetrics().read();
    const there = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    const texts = [...rules.map(({ expr }) => expr), await read('deploy/runbook.md')];
    for (const expr of texts) {
      for (const [, name = ''] of expr.matchAll(/\b((?:support|nodejs|process)_[a-z0-9_]+)\b/g)) {
        const base = name.replace(/_(bucket|count|sum)$/, '');
        expect(there.has(name) || there.has(base), name).to.equal(true);
      }
      for (const [, name = '', label = ''] of expr.matchAll(/\b(support_\w+)\{(\w+)=/g)) {
        const base = name.replace(/_(bucket|count|sum)$/, '') as keyof typeof METRICS;
        expect(METRICS[base].labels, `${name} by ${label}`).to.include(label);
      }
    }
  });
});
