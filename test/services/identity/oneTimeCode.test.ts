import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { codeMail } from '../../../dialogs/mails/codeMail.ts';
import { BackendError } from '../../../services/cases/backendError.ts';
import { fileDirectory } from '../../../services/entitlements/adapters/fileDirectory.ts';
import { loadAccounts } from '../../../services/entitlements/loadAccounts.ts';
import { oneTimeCode } from '../../../services/identity/oneTimeCode.ts';
import type { CodeChecked, Proof } from '../../../services/identity/proof.ts';
import { sqliteCodeStore } from '../../../services/storage/sqlite/codeStore.ts';
import { type Database, openDatabase } from '../../../services/storage/sqlite/database.ts';
import { sqliteRateLimiter } from '../../../services/storage/sqlite/rateLimiter.ts';
import { clockAt, type SetClock } from '../../fakes/clocks.ts';
import { eventually } from '../../fakes/eventually.ts';
import { memoryMailer, type MemoryMailer } from '../../fakes/memoryMailer.ts';
import { silentLog } from '../../fakes/silentLog.ts';

const accounts = loadAccounts(
  new URL('../../../services/entitlements/adapters/demoAccounts.yaml', import.meta.url),
);
const ANA = 'ana.morales@example.com';
const STRANGER = 'nobody@example.org';
const MINUTE = 60_000;
const here = { conversationId: 'c1', address: 'a1' };

describe('a one-time code', () => {
  let database: Database;
  let clock: SetClock;
  let mailer: MemoryMailer;
  let proof: Proof;

  beforeEach(() => {
    database = openDatabase(':memory:');
    clock = clockAt('2026-11-20T12:00:00Z');
    mailer = memoryMailer();
    proof = proofWith(mailer);
  });
  afterEach(() => database.close());

  function proofWith(by: MemoryMailer | undefined, codes = sqliteCodeStore(database)): Proof {
    return oneTimeCode({
      codeMail,
      directory: fileDirectory({ accounts }),
      codes,
      limiter: sqliteRateLimiter(database, clock.now),
      mailer: by,
      clock: clock.now,
      log: silentLog,
    });
  }

  let lines = 0;

  /** Each try is a line of its own. */
  const check = async (code: string, trying = here): Promise<CodeChecked> =>
    proof.checkCode(code, { ...trying, lineId: `line-${++lines}` });

  const codeIn = (text: string | undefined): string =>
    /^ {4}(\d{3} \d{3})$/m.exec(text ?? '')?.[1] ?? 'no code';

  /** Asks for a code and reads the mail that comes. */
  async function codeFor(email: string, trying = here): Promise<string> {
    const before = mailer.sent.length;
    expect(await proof.sendCode(email, trying)).to.deep.equal({ kind: 'sent' });
    await eventually('the mail is sent', () => mailer.sent.length > before);
    return codeIn(mailer.sent.at(-1)?.text);
  }

  it('proves who is speaking, for the account that has the address', async () => {
    const code = await codeFor(ANA);
    expect(await check(code, here)).to.deep.equal({
      kind: 'right',
      speaker: {
        kind: 'customer',
        by: 'code',
        subject: ANA,
        accountId: 'ORG-10442',
        name: 'Ana Morales',
        email: ANA,
        zone: 'America/New_York',
        language: 'en',
      },
    });
  });

  it('goes to the address as the account has it, however it was typed', async () => {
    await codeFor(' Ana.Morales@EXAMPLE.com ');
    await codeFor('ａna.morales@example.com');
    expect(mailer.sent.map(({ to }) => to)).to.deep.equal([ANA, ANA]);
  });

  it('says in the mail what it is for, how long it is good, and what to do if it was not asked for', async () => {
    await codeFor(ANA);
    const [mail] = mailer.sent;
    for (const text of [mail?.text, mail?.html]) {
      expect(text).to.include('support chat');
      expect(text).to.include('valid for 10 minutes');
      expect(text).to.include('You did not ask for a code?');
    }
    expect(mail?.subject).not.to.match(/\d/);
  });

  for (const [name, typed] of [
    ['without the space', (code: string) => code.replace(' ', '')],
    ['with a dash', (code: string) => code.replace(' ', '-')],
    ['with spaces around', (code: string) => `  ${code} `],
  ] as const) {
    it(`may be typed ${name}`, async () => {
      expect(await check(typed(await codeFor(ANA)), here)).to.include({ kind: 'right' });
    });
  }

  it('is good once', async () => {
    const code = await codeFor(ANA);
    await check(code, here);
    expect(await check(code, here)).to.deep.equal({ kind: 'wrong' });
  });

  it('is good again for the line that it came in, which may have to be answered anew', async () => {
    const line = { ...here, lineId: 'line-a' };
    const code = await codeFor(ANA);
    const first = await proof.checkCode(code, line);
    expect(first).to.include({ kind: 'right' });
    expect(await proof.checkCode(code, line)).to.deep.equal(first);
    expect(await proof.checkCode(code, { ...line, lineId: 'line-b' })).to.deep.equal({
      kind: 'wrong',
    });
  });

  it('is good for ten minutes', async () => {
    const early = await codeFor(ANA);
    clock.forward(10 * MINUTE - 1);
    expect(await check(early, here)).to.include({ kind: 'right' });
    const late = await codeFor(ANA);
    clock.forward(10 * MINUTE);
    expect(await check(late, here)).to.deep.equal({ kind: 'wrong' });
  });

  it('is stored nowhere, and is not the same thing in another conversation', async () => {
    const hashes: string[] = [];
    const codes = sqliteCodeStore(database);
    proof = proofWith(mailer, {
      ...codes,
      async put(conversationId, code) {
        hashes.push(code.hash);
        await codes.put(conversationId, code);
      },
    });
    const code = (await codeFor(ANA)).replace(' ', '');
    expect(hashes).to.have.length(1);
    expect(hashes[0]).to.match(/^[0-9a-f]{64}$/);
    expect(hashes[0]).not.to.equal(createHash('sha256').update(code).digest('hex'));
  });

  it('is good only in the conversation that it was asked for in', async () => {
    const code = await codeFor(ANA);
    const there = { conversationId: 'c2', address: 'a1' };
    expect(await check(code, there)).to.deep.equal({ kind: 'wrong' });
    await proof.sendCode(STRANGER, there);
    await eventually('the server was asked', () => mailer.asked() === 1);
    expect(await check(code, there)).to.deep.equal({ kind: 'wrong' });
  });

  it('is gone after three wrong tries', async () => {
    const code = await codeFor(ANA);
    const wrong = code === '000 000' ? '111 111' : '000 000';
    for (const _try of [1, 2, 3]) {
      expect(await check(wrong, here)).to.deep.equal({ kind: 'wrong' });
    }
    expect(await check(code, here)).to.deep.equal({ kind: 'wrong' });
  });

  it('takes the place of the one before', async () => {
    const first = await codeFor(ANA);
    const second = await codeFor(ANA);
    if (first !== second) expect(await check(first, here)).to.deep.equal({ kind: 'wrong' });
    expect(await check(second, here)).to.include({ kind: 'right' });
  });

  it('is answered for before anybody looks the address up or sends a mail', async () => {
    let isLooking = false;
    const slow = oneTimeCode({
      codeMail,
      directory: {
        contactByEmail: async () => {
          isLooking = true;
          return new Promise(() => {});
        },
      },
      codes: sqliteCodeStore(database),
      limiter: sqliteRateLimiter(database, clock.now),
      mailer,
      clock: clock.now,
      log: silentLog,
    });
    expect(await slow.sendCode(ANA, here)).to.deep.equal({ kind: 'sent' });
    expect(isLooking).to.equal(false);
  });

  it('is answered for in the same way whether the address is known or not', async () => {
    expect(await proof.sendCode(STRANGER, here)).to.deep.equal({ kind: 'sent' });
    await eventually('the server was asked', () => mailer.asked() === 1);
    expect(mailer.sent).to.deep.equal([]);
    expect(await check('123456', here)).to.deep.equal({ kind: 'wrong' });
  });

  it('of an earlier address is gone when another address is tried, known or not', async () => {
    const code = await codeFor(ANA);
    await proof.sendCode(STRANGER, here);
    await eventually('the server was asked', () => mailer.asked() === 1);
    expect(await check(code, here)).to.deep.equal({ kind: 'wrong' });
  });

  for (const [whose, most, next] of [
    ['conversation', 4, (index: number) => [`${index}@example.org`, 'c1', `a${index}`]],
    ['address', 20, (index: number) => [`${index}@example.org`, `c${index}`, 'a1']],
    [
      'mail address',
      5,
      (index: number) => [index % 2 === 0 ? ANA : ANA.toUpperCase(), `c${index}`, `a${index}`],
    ],
    ['unknown mail address', 5, (index: number) => [STRANGER, `c${index}`, `a${index}`]],
  ] as const) {
    it(`can't be asked for too often by or for the same ${whose}`, async () => {
      const kinds: string[] = [];
      for (let index = 0; index < 25; index += 1) {
        const [email = '', conversationId = '', address = ''] = next(index);
        const said = await proof.sendCode(email, { conversationId, address });
        kinds.push(said.kind);
        if (said.kind === 'tooOften') expect(said.waitMs).to.be.within(1, 60 * MINUTE);
      }
      expect(kinds.filter((kind) => kind === 'sent')).to.have.length(most);
    });
  }

  it('is asked for as often for a known address as for an unknown one', async () => {
    const until = async (email: string): Promise<number> => {
      for (let index = 0; ; index += 1) {
        const trying = { conversationId: `${email}${index}`, address: `${email}${index}` };
        if ((await proof.sendCode(email, trying)).kind !== 'sent') return index;
      }
    };
    expect(await until(ANA)).to.equal(await until(STRANGER));
  });

  it("can't be guessed at for long", async () => {
    await codeFor(ANA);
    const kinds: string[] = [];
    for (let index = 0; index < 15; index += 1) {
      kinds.push((await check('x', here)).kind);
    }
    expect(kinds.at(-1)).to.equal('tooOften');
  });

  it('can’t be had where nothing can be mailed', async () => {
    expect(await proofWith(undefined).sendCode(ANA, here)).to.deep.equal({ kind: 'unavailable' });
  });

  for (const [email, kind] of [
    [ANA, 'retryable'],
    [ANA, 'permanent'],
    [STRANGER, 'retryable'],
  ] as const) {
    it(`can’t be had by anybody for a minute after the server was down for ${email}, ${kind}`, async () => {
      mailer.fails = new BackendError(kind, 'no answer', { applied: 'no' });
      mailer.isDown = true;
      expect(await proof.sendCode(email, here)).to.deep.equal({ kind: 'sent' });
      const other = { conversationId: 'c9', address: 'a9' };
      await eventually('it is known', async () => {
        return (await proof.sendCode('x@example.org', other)).kind === 'unavailable';
      });
      for (const any of [ANA, STRANGER, 'other@example.org']) {
        expect(await proof.sendCode(any, other)).to.deep.equal({ kind: 'unavailable' });
      }
      mailer.fails = undefined;
      mailer.isDown = false;
      clock.forward(MINUTE);
      expect(await proof.sendCode(ANA, { conversationId: 'c3', address: 'a3' })).to.deep.equal({
        kind: 'sent',
      });
    });
  }

  it('is not stopped for others when one mailbox refuses, which would show who is known', async () => {
    const problems: object[] = [];
    const logged = oneTimeCode({
      codeMail,
      directory: fileDirectory({ accounts }),
      codes: sqliteCodeStore(database),
      limiter: sqliteRateLimiter(database, clock.now),
      mailer,
      clock: clock.now,
      log: { ...silentLog, error: (facts) => void problems.push(facts) },
    });
    mailer.fails = new BackendError('permanent', 'refused', { applied: 'no' });
    await logged.sendCode(ANA, here);
    await eventually('it is logged', () => problems.length === 1);
    expect(JSON.stringify(problems)).not.to.include('ana.morales');
    expect(await logged.sendCode(STRANGER, here)).to.deep.equal({ kind: 'sent' });
  });
});
