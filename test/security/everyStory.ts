/** Every kind of conversation with one running product, each with a word of its own in what people say. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { eventually } from '../fakes/eventually.ts';
import { teamsConnector } from '../fakes/teamsConnector.ts';
import { customer, type Kind } from '../faults/customer.ts';
import { patiently } from '../support/patiently.ts';
import { productProcess, type ProductProcess } from '../support/productProcess.ts';
import { webClient } from '../support/webClient.ts';
import { inTeams } from './doors.ts';

const BACKUP = fileURLToPath(new URL('../../deploy/backup.ts', import.meta.url));
const PRIVACY = fileURLToPath(new URL('../../bot/privacyTool.ts', import.meta.url));
const DESK_TOKEN = 'a-desk-token-of-the-test';

/** What is said, by who or what it is of. */
export const WORDS = {
  question: 'quollquestion',
  case: 'quollcase',
  escalation: 'quollescalation',
  feedback: 'quollfeedback',
  'name of a file': 'quollname',
  file: 'quollbytes',
  'customer in Teams': 'quollteams',
  withdrawn: 'quollwithdrawn',
  erased: 'quollerased',
  'answer of staff': 'quollanswer',
  'note of staff': 'quollnote',
  'name of staff': 'quollkim',
  password: 'quoll-pass-1',
} as const;

interface Told {
  /** Everything that the process wrote. */
  readonly written: string;
  /** The bytes of every file by its path: `data/…` while it runs, `ended/…` afterwards, `backup/…`, `temporary/…`. */
  readonly files: ReadonlyMap<string, Buffer>;
}

const filesIn = (folder: string, as: string): readonly (readonly [string, Buffer])[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .map((path) => [`${as}/${relative(folder, path)}`, readFileSync(path)]);

/** From the first word until it is done. */
async function sent(url: string, kind: Kind, marker: string, more: object = {}) {
  const who = customer(url, { kind, marker, ...more });
  await who.submit();
  return { who, done: await who.untilDone() };
}

async function withFile(url: string): Promise<void> {
  const client = await webClient(url);
  const form = new FormData();
  form.append('activity', new Blob(['{"type":"message"}']));
  form.append('file', new Blob([WORDS.file]), `${WORDS['name of a file']}.txt`);
  const path = `/v3/directline/conversations/${client.conversationId}/upload`;
  const headers = { authorization: `Bearer ${client.token}` };
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: form });
  if (!response.ok) throw new Error(`upload: ${response.status} ${await response.text()}`);
  await client.say(`The log is attached, the password is ${WORDS.password}`);
}

async function staffAct(url: string, reference: string): Promise<void> {
  for (const [kind, text] of [
    ['answer', WORDS['answer of staff']],
    ['note', WORDS['note of staff']],
  ] as const) {
    const response = await fetch(`${url}/desk/api/requests/${reference}/actions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${DESK_TOKEN}`,
        'x-staff-name': WORDS['name of staff'],
      },
      body: JSON.stringify({ kind, text, key: `click-${kind}` }),
    });
    if (!response.ok) throw new Error(`${kind}: ${response.status} ${await response.text()}`);
  }
}

/** Teams as the Playground has it, which shows no token. */
async function inTheirChat(url: string, connector: Awaited<ReturnType<typeof teamsConnector>>) {
  const word = WORDS['customer in Teams'];
  const response = await patiently(() =>
    fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...inTeams,
        serviceUrl: connector.serviceUrl,
        from: { ...inTeams.from, name: `Jo ${word}` },
        text: `Our StoreFront is down, says ${word}`,
      }),
    }),
  );
  if (!response.ok) throw new Error(`Teams: ${response.status} ${await response.text()}`);
  const answered = () => connector.seen(inTeams.conversation.id).length > 0;
  await eventually('Teams is answered', answered, 60_000);
}

async function tell(
  { url }: ProductProcess,
  connector: Awaited<ReturnType<typeof teamsConnector>>,
  erase: (word: string) => Promise<unknown>,
): Promise<void> {
  await sent(url, 'question', WORDS.erased);
  const question = await sent(url, 'question', WORDS.question);
  await staffAct(url, question.done.reference ?? '');
  const { done } = await sent(url, 'outage', WORDS.case, { as: 'ana' });
  const { toldCase: caseNumber } = done;
  await sent(url, 'escalation', WORDS.escalation, { as: 'ana', caseNumber });
  const { who: fickle } = await sent(url, 'question', WORDS.withdrawn);
  await fickle.withdraw();
  await withFile(url);
  await inTheirChat(url, connector);
  await erase(WORDS.erased);
  // What is said after it wakes who shows it to staff, and is too little to empty the log of writes by itself.
  await sent(url, 'feedback', WORDS.feedback);
}

export async function everyStory(): Promise<Told> {
  const root = await mkdtemp(join(tmpdir(), 'stories-'));
  const [data, temporary, backup] = [join(root, 'data'), join(root, 'tmp'), join(root, 'backup')];
  await Promise.all([mkdir(data), mkdir(temporary)]);
  const connector = await teamsConnector();
  const settings = {
    TMPDIR: temporary,
    DESK_TOKEN,
    TEAMS_PLAYGROUND: connector.serviceUrl,
    TEAMS_CHANNELS: '*=19:staff@thread.tacv2',
  };
  const product = await productProcess(data, { ...settings, LOG_LEVEL: 'trace' });
  try {
    // With the settings of the product, as an operator has them: so staff's thread hears of it.
    const env = { ...settings, PATH: process.env['PATH'], DATA_DIR: data, DEMO: 'true' };
    const tool = async (...given: string[]) =>
      promisify(execFile)(process.execPath, given, { env, cwd: data });
    // As who plays the customer makes an address of a word.
    await tell(product, connector, async (word) =>
      tool(PRIVACY, 'erase', `bo.${word}@example.com`),
    );
    const isErased = () =>
      connector.begun.some((id) => /was erased/.test(JSON.stringify(connector.seen(id))));
    await eventually('the thread of staff is erased', isErased, 180_000);
    // What stood in its log is in the files for a round more.
    const traces = () => filesIn(data, 'data').some(([, bytes]) => bytes.includes(WORDS.erased));
    await eventually('the files are clean', () => !traces(), 30_000).catch(() => undefined);
    const running = filesIn(data, 'data');
    await tool(BACKUP, backup);
    await product.stop();
    const files = [
      ...running,
      ...filesIn(data, 'ended'),
      ...filesIn(backup, 'backup'),
      ...filesIn(temporary, 'temporary'),
    ];
    return { written: product.written(), files: new Map(files) };
  } finally {
    await product.stop();
    await connector.close();
    await rm(root, { recursive: true });
  }
}
