import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { eventually } from '../../fakes/eventually.ts';
import { mailServer } from '../../fakes/mailServer.ts';
import { productProcess } from '../../support/productProcess.ts';
import { type WebClient, webClient } from '../../support/webClient.ts';

const ACCOUNTS = new URL(
  '../../../services/entitlements/adapters/demoAccounts.yaml',
  import.meta.url,
);
const PHONE = '+44 7700 900143';

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

type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string };

const linesIn = (written: string): readonly LogLine[] =>
  written
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as LogLine);

describe('the log of a whole story, at its loudest', () => {
  let folder: string;
  let lines: readonly LogLine[];
  let written: string;
  /** Secrets that came up: codes and tokens. */
  const secrets: string[] = [];

  before(async function () {
    this.timeout(60_000);
    folder = await mkdtemp(join(tmpdir(), 'logs-'));
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
      await fetch(`${url}${path}`, init).then(
        async (response) => response.text(),
        () => '',
      );
    };
    const json = { 'content-type': 'application/json' };
    const path = `/v3/directline/conversations/${stranger.conversationId}/activities`;
    const token = (await (await fetch(`${url}/api/webchat/token`, { method: 'POST' })).json()) as {
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
    await product.stop();
    await mails.close();
    written = product.written();
    lines = linesIn(written);
  });

  after(async () => rm(folder, { recursive: true }));

  it('holds nothing that anybody typed, no person, no code and no secret', () => {
    const logged = lines.map((line) => JSON.stringify(line)).join('\n');
    expect(logged).not.to.match(/canary/i);
    expect(logged.replaceAll(/\D/g, '')).not.to.include(PHONE.replaceAll(/\D/g, '').slice(2));
    for (const secret of secrets) expect(logged).not.to.include(secret);
  });

  it('goes to the log and nowhere else, but for the greeting to the operator', () => {
    const rest = written.split('\n').filter((line) => !line.startsWith('{') && line !== '');
    const greeting = rest.filter((line) => line.startsWith('  '));
    expect(rest).to.deep.equal(greeting);
    expect(greeting.join('\n').replace('Canary-desk-token-1', '')).not.to.match(/canary/i);
  });

  it('leads from the customer’s line to the request, and from there to what was delivered', () => {
    const accepted = lines.find(({ msg }) => msg === 'request accepted');
    expect(accepted).to.include.keys('conversationId', 'line', 'reference', 'kind');
    const reference = accepted?.['reference'];
    const delivered = lines.filter(
      (line) => line.msg === 'outbox entry delivered' && line['reference'] === reference,
    );
    expect(delivered.map(({ entry }) => entry)).to.include(`deliver-${String(reference)}`);
  });
});
