import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { startApp } from '../../../bot/app.ts';
import { readConfig } from '../../../bot/config.ts';
import { processLog } from '../../../bot/processLog.ts';
import { correlated } from '../../../services/correlation.ts';
import { BackendError } from '../../../services/cases/backendError.ts';
import { patiently } from '../../support/patiently.ts';
import { webClient } from '../../support/webClient.ts';

/** A log at its loudest, and what it wrote. */
function loudLog() {
  const lines: string[] = [];
  const log = processLog('trace', { write: (line: string) => void lines.push(line) });
  return { log, lines, written: () => lines.join('') };
}

const parsed = (line = '{}') => JSON.parse(line) as Record<string, unknown>;

describe('the log of the process', () => {
  it('says what the work was done for', () => {
    const { log, lines } = loudLog();
    correlated({ conversationId: 'c', line: '3' }, () => log.info({ kind: 'k' }, 'done'));
    expect(parsed(lines[0])).to.include({
      conversationId: 'c',
      line: '3',
      kind: 'k',
      msg: 'done',
    });
  });

  it('does not take one piece of work for the one that set it off', () => {
    const { log, lines } = loudLog();
    correlated({ conversationId: 'c' }, () =>
      correlated({ entry: 'e' }, () => log.info({}, 'done')),
    );
    expect(parsed(lines[0])).to.include({ entry: 'e' }).and.not.to.have.property('conversationId');
  });

  it('leaves out words under a name that it does not know, and whole objects', () => {
    const { log, written } = loudLog();
    log.warn(
      { said: 'canary', body: { text: 'canary' }, list: ['canary'], delayMs: 5 },
      'so it is',
    );
    expect(written()).not.to.include('canary');
    expect(parsed(written())).to.include({ said: '[left out]', delayMs: 5 });
  });

  const quoting: readonly (readonly [string, () => unknown])[] = [
    ['a line that is no JSON', () => JSON.parse('canary "canary" canary')],
    ['a zone that nobody knows', () => new Intl.DateTimeFormat('en', { timeZone: 'Canary/X' })],
    ['a URL that is none', () => new URL('canary canary')],
    ['a name that is not there', () => (JSON.parse('null') as { canary: string }).canary.length],
    [
      'a backend’s answer',
      () => {
        const cause = Object.assign(new Error('HTTP 422: {"email":"canary@example.com"}'), {
          body: 'canary',
        });
        const message = 'the backend refused it: canary is no such product';
        throw new BackendError('permanent', message, { applied: 'no', cause });
      },
    ],
    [
      'an address and a phone number',
      () => {
        throw new Error('no user canary@example.com with +44 7700 900143');
      },
    ],
  ];
  for (const [what, fail] of quoting) {
    it(`keeps ${what} out of an error that quotes it, and still says where it was`, () => {
      const { log, written } = loudLog();
      try {
        fail();
      } catch (error) {
        log.error({ err: error }, 'it failed');
        const problem = error instanceof Error ? error.message : '';
        log.warn({ problem }, 'will be tried again');
        log.error({ thing: error }, 'it failed elsewhere');
      }
      expect(written()).to.include('it failed').and.to.include('processLog.test.ts');
      expect(written()).not.to.match(/canary/i);
      expect(written()).not.to.include('900143');
    });
  }

  it('says of an error its kind, code and causes', () => {
    const { log, written } = loudLog();
    const cause = Object.assign(new TypeError('inner'), { code: 'ECONNRESET' });
    log.error({ err: new Error('outer', { cause }) }, 'it failed');
    const { err } = parsed(written());
    expect(err).to.include({ type: 'Error', message: 'outer' });
    expect((err as { cause: unknown }).cause).to.include({
      type: 'TypeError',
      message: 'inner',
      code: 'ECONNRESET',
    });
  });

  it('survives what is thrown and is no error, and causes that go round', () => {
    const { log, lines } = loudLog();
    const round = new Error('round');
    round.cause = round;
    log.error({ err: round }, 'round');
    log.error({ err: 'canary' }, 'text');
    log.error({ err: null }, 'nothing');
    expect(lines).to.have.length(3);
    expect(lines.join('')).not.to.include('canary');
  });

  it('says nothing of a customer whose directory fails over what they typed', async () => {
    const { log, written } = loudLog();
    const folder = await mkdtemp(join(tmpdir(), 'log-'));
    const broken = async (asked?: unknown): Promise<never> =>
      Promise.reject(new Error(`no row for ${JSON.stringify(asked)}`));
    const app = await startApp(readConfig({ PORT: '0', DATA_DIR: folder }), log, {
      entitlements: { name: 'broken', check: broken, contactByEmail: broken } as never,
    });
    const client = await webClient(app.url);
    await client.say('my cases');
    await client.post('canary.ana@example.com');
    // Not even greeted: who waits for that waits for good.
    const call = async (path: string, body: object, token = ''): Promise<Response> =>
      patiently(() =>
        fetch(`${app.url}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify(body),
        }),
      );
    const begun = await call('/api/webchat/token', { demoCustomer: 'ana' });
    const { token, conversationId } = (await begun.json()) as {
      readonly token: string;
      readonly conversationId: string;
    };
    const conversations = '/v3/directline/conversations';
    expect((await call(conversations, {}, token)).ok).to.equal(true);
    const line = { type: 'message', text: 'canary' };
    expect((await call(`${conversations}/${conversationId}/activities`, line, token)).ok).to.equal(
      true,
    );
    await app.idle();
    await app.stop();
    await rm(folder, { recursive: true });
    expect(written()).to.include('"level":50');
    expect(written()).not.to.match(/canary|ana\.morales/i);
  });
});
