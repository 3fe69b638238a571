/** A whole story with the running product at its loudest, in which everything that is private is a canary. */
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../fakes/eventually.ts';
import { mailServer } from '../fakes/mailServer.ts';
import { patiently } from '../support/patiently.ts';
import { productProcess } from '../support/productProcess.ts';
import { type WebClient, webClient } from '../support/webClient.ts';

const ACCOUNTS = new URL('../../services/entitlements/adapters/demoAccounts.yaml', import.meta.url);
export const PHONE = '+44 7700 900143';

/** What a stranger answers; everything in it is a canary. */
const ANSWERS: Readonly<Record<string, string>> = {
  summary: 'canary summary',
  name: 'Canary Oberon',
  email: 'canary.oberon@example.com',
  phone: PHONE,
  organisation: 'Canary Works Ltd',
  account: 'canary account',
  review: 'send',
};

async function untilSent(client: WebClient): Promise<void> {
  for (let turn = 0; turn < 25; turn++) {
    const last = (await client.messages()).toReversed();
    const intake = last.find(({ channelData }) => channelData?.intake)?.channelData?.intake;
    if (intake?.outcome !== undefined) return;
    const [choice] = intake?.choices ?? [];
    await client.say(ANSWERS[intake?.asking ?? ''] ?? choice?.value ?? 'Canary free text');
  }
  throw new Error('The form was never sent.');
}

interface LoudStory {
  /** Everything that the process wrote. */
  readonly written: string;
  /** Codes and tokens that came up; what the operator set has "canary" in it. */
  readonly secrets: readonly string[];
  /** What programs were answered that sent something wrong. */
  readonly answers: readonly string[];
  /** How the process and its threads were started, as everybody on the machine may read it. */
  readonly commandLine: string;
  /** Every page and script that a browser gets, by its path. */
  readonly pages: ReadonlyMap<string, string>;
}

/** Pages, and the scripts that they name. */
async function pagesOf(url: string): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  const waiting = ['/', '/chat', '/desk', '/widget.js'];
  for (const path of waiting) {
    if (pages.has(path)) continue;
    const page = await (await fetch(`${url}${path}`)).text();
    pages.set(path, page);
    for (const [name] of page.matchAll(/\/assets\/[\w-]+\/[\w.-]+/g)) waiting.push(name);
  }
  return pages;
}

export async function loudStory(): Promise<LoudStory> {
  const secrets: string[] = [];
  const answers: string[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'logs-'));
  const accounts = (await readFile(ACCOUNTS, 'utf8'))
    .replaceAll('Ana Morales', 'Canaryana Titania')
    .replaceAll('ana.morales@example.com', 'canary.ana@example.com');
  await writeFile(join(folder, 'accounts.yaml'), accounts);
  let refuses = false;
  const mails = await mailServer({
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    onRcptTo({ address }, _session, done) {
      done(refuses ? new Error(`no such user ${address} (Canaryana Titania)`) : undefined);
    },
  });
  const product = await productProcess(folder, {
    LOG_LEVEL: 'trace',
    ACCOUNTS_FILE: join(folder, 'accounts.yaml'),
    DESK_TOKEN: 'Canary-desk-token-1',
    METRICS_TOKEN: 'Canary-metrics-token',
    DIRECT_LINE_SECRET: `Canary-direct-line-${'x'.repeat(32)}`,
    SMTP_URL: `smtp://canary-user:canary-password@127.0.0.1:${mails.port}?requireTLS=false`,
    MAIL_FROM: 'Support <support@example.com>',
    QUEUE_MAIL: '*=canary.staff@example.com',
  });
  const { url } = product;

  const stranger = await webClient(url);
  await stranger.say('StoreFront at Canary Works is down, password: Canary-puck-1');
  await untilSent(stranger);

  const customer = await webClient(url);
  await customer.say('my cases');
  await customer.say('canary.ana@example.com');
  const code = async () => {
    const mail = mails.arrived.map(String).find((one) => /canary\.ana@example\.com/i.test(one));
    return /\b(\d{6,8})\b/.exec(
      mail
        ?.split(/\r?\n\r?\n/)
        .slice(1)
        .join('\n') ?? '',
    )?.[1];
  };
  await eventually('the code is mailed', async () => (await code()) !== undefined);
  const right = (await code()) ?? '';
  secrets.push(right);
  await customer.say('00000000');
  await customer.say(right);

  refuses = true;
  await customer.say('I want to speak with a person');
  await untilSent(customer);

  // What only programs send.
  const call = async (path: string, init: RequestInit): Promise<void> => {
    const response = await fetch(`${url}${path}`, init);
    answers.push(await response.text());
  };
  const json = { 'content-type': 'application/json' };
  const path = `/v3/directline/conversations/${stranger.conversationId}/activities`;
  const begun = await patiently(() => fetch(`${url}/api/webchat/token`, { method: 'POST' }));
  const token = (await begun.json()) as {
    readonly token: string;
    readonly conversationId: string;
  };
  secrets.push(token.token);
  const authorization = `Bearer ${token.token}`;
  const own = `/v3/directline/conversations/${token.conversationId}/activities`;
  await call('/api/webchat/token', { method: 'POST', headers: json, body: '{"canary' });
  await call(path, { method: 'POST', headers: { ...json, authorization: 'Bearer canary' } });
  await call(own, { method: 'POST', headers: { ...json, authorization }, body: 'canary' });
  for (const wrong of [{ locale: 'canary' }, { localTimezone: 'Canary/Island' }, { text: 7 }]) {
    const body = JSON.stringify({ type: 'message', text: 'canary', ...wrong });
    await call(own, { method: 'POST', headers: { ...json, authorization }, body });
  }
  await call('/desk/api/requests', { headers: { authorization: 'Bearer canary-canary-1' } });
  await call(`/desk/api/requests/canary`, {
    headers: { authorization: 'Bearer Canary-desk-token-1' },
  });
  await eventually('a mail was refused', () =>
    product.written().includes('outbox entry parked: it needs a person'),
  );
  const commandLine = readFileSync(`/proc/${product.pid}/cmdline`, 'latin1');
  const pages = await pagesOf(url);
  await product.stop();
  await mails.close();
  await rm(folder, { recursive: true });
  return { written: product.written(), secrets, answers, commandLine, pages };
}
