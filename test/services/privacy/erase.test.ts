import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { carryOut } from '../../../services/privacy/carryOut.ts';
import type { Erasure } from '../../../services/privacy/erasure.ts';
import type { Held } from '../../../services/privacy/held.ts';
import { privacyTool } from '../../../services/privacy/tool.ts';
import { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { clockAt } from '../../fakes/clocks.ts';
import { grepOf } from '../../security/erased.ts';
import { type Canaries, canariesOf } from '../../support/fillHeld.ts';
import { heldFolder, type HeldFolder } from '../../support/heldFolder.ts';

const WORD = 'Quetzalcanary';
const OTHER = 'Ptarmigan';
const at = '2026-11-20T12:00:00.000Z';
const TOOL = fileURLToPath(new URL('../../../bot/privacyTool.ts', import.meta.url));

function wish(who: Canaries, scope: 'copies' | 'everything' = 'everything'): Erasure {
  return { id: 'wish', askedAt: at, dueAt: 0, whose: { kind: 'person', email: who.email, scope } };
}

/** Fails at its n-th call, as if the process were killed there. */
function failingAt(held: Held, n: number): Held {
  let left = n;
  const step = (): void => {
    left -= 1;
    if (left === 0) throw new Error('killed');
  };
  const watched = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]): unknown => {
          step();
          return (member as (...args: unknown[]) => unknown).apply(target, given);
        };
      },
    });
  const ports = Object.entries(held).map(([name, port]) => [
    name,
    typeof port === 'function' ? port : watched(port as object),
  ]);
  return Object.fromEntries(ports) as Held;
}

describe('erasing a person', () => {
  const clock = clockAt(at);
  const who = canariesOf(WORD);
  const other = canariesOf(OTHER);
  let folder: HeldFolder;

  beforeEach(async () => {
    folder = heldFolder(clock.now);
    await folder.fill(other);
    await folder.fill(who);
  });
  afterEach(() => folder.remove());

  const grep = () => grepOf(folder, WORD);

  it('begins with all of it in the files', () => {
    const text = (value: string): number =>
      Object.values(folder.grep(value)).reduce((sum, count) => sum + count, 0);
    for (const [name, value] of Object.entries(who)) {
      expect(text(value), name).to.be.greaterThan(0);
    }
  });

  for (const [how, isWhole] of [
    ['by the command', true],
    ['in the running process, which can’t write its database anew', false],
  ] as const) {
    it(`leaves nothing of it in any file: ${how}`, async () => {
      const held = folder.held(isWhole);
      await held.erasures.ask(wish(who));
      await carryOut(held, wish(who), at);
      expect(grep()).to.deep.equal({});
      folder.close();
      expect(grep()).to.deep.equal({});
    });
  }

  it('leaves other people’s data as it was, byte by byte', async () => {
    // What is not answered yet is known by its conversation alone: the others' are the first.
    const theirs = new RegExp(`${WORD}|^conversation_inbox {"conversation":[456],`, 'i');
    const before = folder.rows().filter((row) => !theirs.test(row));
    expect(before.length).to.be.greaterThan(40);
    await carryOut(folder.held(), wish(who), at);
    const after = new Set(folder.rows());
    expect(before.filter((row) => !after.has(row))).to.deep.equal([]);
    for (const value of Object.values(other)) {
      expect(Object.keys(folder.grep(value)).length, value).to.be.greaterThan(0);
    }
  });

  it('ends with the same wherever it is broken off', async () => {
    await folder.held(false).erasures.ask(wish(who));
    let attempts = 0;
    for (let isDone = false; !isDone;) {
      attempts += 1;
      const held = failingAt(folder.held(false), attempts * 3);
      const [open] = await folder.held(false).erasures.open();
      if (open === undefined) break;
      isDone = await carryOut(held, open, at).then(
        () => true,
        (error: unknown) => {
          expect(error).to.have.property('message', 'killed');
          return false;
        },
      );
      folder.reopen();
    }
    expect(attempts).to.be.greaterThan(8);
    expect(await folder.held().erasures.open()).to.deep.equal([]);
    expect(grep()).to.deep.equal({});
  });

  it('finishes what was killed when the command is run again', async () => {
    folder.close();
    const run = async (killAfterMs?: number) => {
      const env = { PATH: process.env['PATH'], DATA_DIR: folder.path };
      const child = spawn(process.execPath, [TOOL, 'erase', who.email], { env, cwd: folder.path });
      const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs ?? 200_000);
      const [code] = (await once(child, 'exit')) as [number | null];
      clearTimeout(timer);
      return code;
    };
    for (const ms of [350, 450, 550, 650]) await run(ms);
    expect(await run()).to.equal(0);
    expect(grep()).to.deep.equal({});
    folder.reopen();
  }).timeout(240_000);

  it('changes nothing when it is done again', async () => {
    await carryOut(folder.held(), wish(who), at);
    const once = folder.rows();
    await carryOut(folder.held(), wish(who), at);
    expect(folder.rows()).to.deep.equal(once);
  });

  it('keeps of a request what is the desk’s own account of its work', async () => {
    const held = folder.held();
    const [before] = await held.requests.list({ limit: 1 });
    await carryOut(held, wish(who), at);
    const after = await held.requests.get(before?.reference ?? '');
    expect(after).to.include({
      reference: before?.reference,
      kind: before?.kind,
      caseNumber: before?.caseNumber,
      raisedAt: before?.raisedAt,
      erasedAt: at,
    });
    expect(after?.events.map(({ kind }) => kind)).to.deep.equal(
      before?.events.map(({ kind }) => kind),
    );
    for (const request of await held.requests.list({ limit: 100 })) SupportRequest.parse(request);
  });

  it('keeps of staff who did it their name alone, and no id of a directory', async () => {
    const held = folder.held();
    const [before] = await held.requests.list({ limit: 1 });
    const by = { kind: 'staff', name: 'Kim Berg', id: 'id-in-the-directory' } as const;
    await held.requests.update(before?.reference ?? '', (now) => ({
      request: { ...now, events: [{ id: 'taken-1', at, by, kind: 'taken' }] },
    }));
    await carryOut(held, wish(who), at);
    const after = await held.requests.get(before?.reference ?? '');
    expect(after?.erasedAt).to.equal(at);
    expect(after?.events.map((event) => event.by)).to.deep.equal([
      { kind: 'staff', name: 'Kim Berg' },
    ]);
  });

  it('takes a person out of what others have written of them', async () => {
    const held = folder.held();
    const [request] = await held.requests
      .list({ limit: 100 })
      .then((all) =>
        all.filter((one) => one.speaker.kind === 'customer' && one.speaker.email === other.email),
      );
    await held.requests.update(request?.reference ?? '', (now) => ({
      request: {
        ...now,
        transcript: [{ at, from: 'customer', text: `Please copy ${who.email}, not x${who.email}` }],
      },
    }));
    await carryOut(held, wish(who), at);
    const after = await held.requests.get(request?.reference ?? '');
    expect(after?.transcript[0]?.text).to.equal(
      `Please copy erased@erased.invalid, not x${who.email}`,
    );
    expect(after?.erasedAt).to.equal(undefined);
  });

  it('leaves at a person’s own wish what support still works with', async () => {
    const held = folder.held();
    await carryOut(held, wish(who, 'copies'), at);
    const theirs = (await held.requests.list({ limit: 100 })).filter(
      ({ speaker, erasedAt }) =>
        erasedAt !== undefined || (speaker.kind === 'customer' && speaker.email === who.email),
    );
    const left = theirs.filter(({ erasedAt }) => erasedAt === undefined);
    // What the desk does by itself is done; the others wait for somebody.
    expect(left).to.have.length(9);
    expect(theirs).to.have.length(12);
    expect(await held.conversations.load(`${who.subject}-customer`)).to.equal(undefined);
    expect(await held.conversations.load(`${other.subject}-customer`)).not.to.equal(undefined);
    expect(
      Object.values(folder.grep(who.fileText)).length,
      'the file of the open requests',
    ).to.equal(1);
  });

  it('is told how to be used where it was not understood', async () => {
    for (const given of [[], ['erase'], ['export', 'nobody'], ['erase', who.email, 'now']]) {
      const { exitCode, error } = await privacyTool(given, folder.held(), clock.now);
      expect(exitCode).to.equal(1);
      expect(error).to.include('npm run privacy -- erase');
    }
    expect(await folder.held().conversations.load(`${who.subject}-customer`)).to.be.an('object');
  });
});
