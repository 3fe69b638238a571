/** The Microsoft 365 Agents Playground, unmodified: a client of Teams that others have written. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '../fakes/eventually.ts';

export interface Playground {
  readonly url: string;
  /** What TEAMS_PLAYGROUND is set to. */
  readonly serviceUrl: string;
  /** Says something in a conversation, as one of its people. */
  say(conversationId: string, text: string, from: string): Promise<void>;
  /** Presses a button of a card; resolves with what the bot answers. */
  invoke(activity: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Delivers an activity as it is. */
  send(activity: Readonly<Record<string, unknown>>): Promise<Response>;
  stop(): Promise<void>;
}

/** Who is in the organisation. Ana is a contact of a demo account. */
export const PEOPLE = {
  tenant: '11111111-1111-4111-8111-111111111111',
  bot: { id: '28:support-bot', name: 'Support' },
  customer: { id: '29:ana', name: 'Ana Morales', email: 'ana.morales@example.com' },
  staff: { id: '29:kim', name: 'Kim Berg', email: 'kim@support.example' },
  personal: 'a:personal-ana',
  group: '19:group@thread.v2',
  team: '19:general@thread.tacv2',
  channel: '19:escalations@thread.tacv2',
} as const;

const cli = join(
  dirname(fileURLToPath(import.meta.resolve('@microsoft/m365agentsplayground/package.json'))),
  'cli.js',
);

/** The Playground wants five people beside the one who looks. */
function settings(): string {
  const { tenant, bot, customer, staff, personal, group, team, channel } = PEOPLE;
  const person = (id: string, name: string, email: string, at: number): string =>
    `{ id: "${id}", name: "${name}", userPrincipleName: "${email}", aadObjectId: aaaaaaaa-0000-4000-8000-00000000000${at}, ` +
    `givenName: "${name.split(' ')[0]}", surname: "${name.split(' ')[1]}", email: "${email}" }`;
  const others = [2, 3, 4, 5].map((at) =>
    person(`29:u${at}`, `User ${at}`, `u${at}@x.example`, at + 1),
  );
  return [
    'version: "0.1.1"',
    `tenantId: ${tenant}`,
    `bot: { id: "${bot.id}", name: ${bot.name} }`,
    `currentUser: ${person(customer.id, customer.name, customer.email, 1)}`,
    'users:',
    `  - ${person(staff.id, staff.name, staff.email, 2)}`,
    ...others.map((one) => `  - ${one}`),
    `personalChat: { id: "${personal}" }`,
    `groupChat: { id: "${group}", name: Store people }`,
    'team:',
    `  id: "${team}"`,
    '  name: Support',
    '  aadGroupId: bbbbbbbb-0000-4000-8000-000000000001',
    '  channels:',
    `    - { id: "${channel}", name: Escalations }`,
    '',
  ].join('\n');
}

/** @param port that is free: the bot has to know it before either is there */
export async function playground(port: number, endpoint: string): Promise<Playground> {
  const folder = await mkdtemp(join(tmpdir(), 'playground-'));
  await writeFile(join(folder, '.m365agentsplayground.yml'), settings());
  const child = spawn(
    process.execPath,
    [cli, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry'],
    {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: folder, TEAMSAPPTESTER_BROWSER: 'none' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  const url = `http://localhost:${port}`;
  // Where the port was taken it quietly takes another one.
  await eventually('the Playground listens', () => said.includes(`Listening on ${port}`), 30_000);

  const post = async (path: string, body: unknown): Promise<Response> =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    url,
    serviceUrl: `${url}/_connector`,
    async say(conversationId, text, from) {
      const path = `/_conversation/v1/conversations/${encodeURIComponent(conversationId)}/messages`;
      const response = await post(path, {
        type: 'text',
        text,
        textFormat: 'plain',
        from: { id: from },
      });
      if (!response.ok) throw new Error(`the Playground answered ${response.status}`);
    },
    invoke: async (activity) => (await post('/_conversation/v1/invoke', activity)).json(),
    send: async (activity) => post('/_internal/v1/customActivities', activity),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
