import { expect } from 'chai';
import { Duration, type DurationLikeObject } from 'luxon';
import { retention } from '../../../services/privacy/retention.ts';
import { silentLog } from '../../fakes/silentLog.ts';
import { clockAt, type SetClock } from '../../fakes/clocks.ts';
import { canariesOf, type Filled } from '../../support/fillHeld.ts';
import { heldFolder, type HeldFolder } from '../../support/heldFolder.ts';

const START = '2026-11-20T12:00:00.000Z';
const WORD = 'Quetzalcanary';
const keptFor = {
  drafts: Duration.fromObject({ hours: 24 }),
  files: Duration.fromObject({ days: 7 }),
  conversations: Duration.fromObject({ days: 30 }),
  requests: Duration.fromObject({ days: 30 }),
  mails: Duration.fromObject({ days: 30 }),
};

describe('what was kept long enough', () => {
  const who = canariesOf(WORD);
  let clock: SetClock;
  let folder: HeldFolder;
  let filled: Filled;
  let dropped: string[];

  beforeEach(async () => {
    clock = clockAt(START);
    folder = heldFolder(clock.now);
    filled = await folder.fill(who);
    dropped = [];
  });
  afterEach(() => folder.remove());

  /** A sweep as after a restart: whatever it knows is read from what is stored. */
  const sweep = async (change: Partial<typeof keptFor> = {}) => {
    folder.reopen();
    const swept = retention({
      held: folder.held(false),
      keptFor: { ...keptFor, ...change },
      clock: clock.now,
      dropDraft: async (id) => void dropped.push(id),
      log: silentLog,
    });
    return swept.sweep();
  };
  const later = (time: DurationLikeObject) => clock.forward(Duration.fromObject(time).toMillis());

  const files = async () => {
    const ids: string[] = [];
    for await (const { id } of folder.held().files.all()) ids.push(id);
    return ids;
  };
  const erased = async () =>
    (await folder.held().requests.list({ limit: 100 })).filter(
      ({ erasedAt }) => erasedAt !== undefined,
    );
  /** Staff finish all of them. */
  const resolveAll = async () => {
    const event = {
      id: 'resolved',
      at: clock.now().toJSDate().toISOString(),
      by: { kind: 'staff' as const, name: 'Kim Berg' },
      kind: 'resolved' as const,
      text: `Done, ${who.name}`,
    };
    for (const { reference } of filled.requests) {
      await folder.held().requests.update(reference, (now) => ({
        request: { ...now, events: [...now.events, event] },
      }));
    }
  };

  it('goes by kind, and nothing before its time', async () => {
    later({ hours: 23, minutes: 59 });
    expect(await sweep()).to.deep.equal({ files: 0, conversations: 0, requests: 0, mails: 0 });
    expect(dropped).to.deep.equal([]);

    later({ minutes: 2 });
    // Two files were never sent: nobody has gone on with what they were for.
    expect(await sweep()).to.deep.equal({ files: 2, conversations: 0, requests: 0, mails: 0 });
    expect(dropped).to.have.members([...filled.conversations]);
    expect(await files()).to.deep.equal([filled.files[0]?.id]);

    later({ days: 29, hours: 3 });
    // Twelve requests, of which the desk has done three by itself; the file is the others' too.
    expect(await sweep()).to.deep.equal({ files: 0, conversations: 3, requests: 3, mails: 2 });
    for (const id of filled.conversations) {
      expect(await folder.held().conversations.load(id)).to.equal(undefined);
    }
    expect((await erased()).map(({ kind }) => kind)).to.have.members([
      'closing',
      'severity',
      'contact',
    ]);
    expect(Object.keys(folder.grep(who.line)), 'open requests keep their transcript').to.deep.equal(
      ['support.db'],
    );
  });

  it('keeps files for seven days after the request is done, and the rest of it for thirty', async () => {
    later({ days: 60 });
    await resolveAll();
    await sweep();
    expect(await files()).to.deep.equal([filled.files[0]?.id]);
    later({ days: 6, hours: 23 });
    expect((await sweep()).files).to.equal(0);
    later({ hours: 2 });
    expect((await sweep()).files).to.equal(1);
    expect(folder.grep(who.fileText)).to.deep.equal({});
    expect(await erased()).to.deep.equal([]);
    later({ days: 22, hours: 22 });
    expect((await sweep()).requests).to.equal(0);
    later({ hours: 2 });
    expect((await sweep()).requests).to.equal(12);
  });

  it('leaves nothing of a person a day after the longest, but what is in the cases', async () => {
    await resolveAll();
    later({ days: 31 });
    await sweep();
    const cases = folder.rows().filter((row) => row.startsWith('case'));
    const rest = folder.rows().filter((row) => !row.startsWith('case'));
    expect(rest.filter((row) => new RegExp(WORD, 'i').test(row))).to.deep.equal([]);
    expect(cases.some((row) => row.includes(who.summary))).to.equal(true);
    for (const [name, value] of Object.entries(who)) {
      if (cases.some((row) => row.includes(JSON.stringify(value).slice(1, -1)))) continue;
      expect(folder.grep(value), name).to.deep.equal({});
    }
  });

  it('counts a conversation from its last line', async () => {
    const [first = '', second = ''] = filled.conversations;
    later({ days: 29 });
    await folder.say(first, 'I am still here');
    later({ days: 2 });
    await sweep();
    expect(await folder.held().conversations.load(first)).to.be.an('object');
    expect(await folder.held().conversations.load(second)).to.equal(undefined);
  });

  it('goes by the operator’s figures', async () => {
    later({ hours: 3 });
    expect(
      (await sweep({ conversations: Duration.fromObject({ hours: 2 }) })).conversations,
    ).to.equal(3);
    expect((await sweep({ mails: Duration.fromObject({ hours: 2 }) })).mails).to.equal(2);
  });

  it('lets a request alone that was disputed and is open again', async () => {
    await resolveAll();
    const [one] = filled.requests;
    later({ days: 20 });
    const disputed = {
      id: 'disputed',
      at: clock.now().toJSDate().toISOString(),
      by: { kind: 'customer' as const },
      kind: 'disputed' as const,
    };
    await folder.held().requests.update(one?.reference ?? '', (now) => ({
      request: { ...now, events: [...now.events, disputed] },
    }));
    later({ days: 100 });
    await sweep();
    expect((await folder.held().requests.get(one?.reference ?? ''))?.erasedAt).to.equal(undefined);
    expect(await erased()).to.have.length(11);
  });

  it('takes expired codes with it', async () => {
    later({ minutes: 11 });
    await sweep();
    expect(folder.rows().filter((row) => row.startsWith('codes'))).to.deep.equal([]);
  });

  it('sweeps the other kinds when one can’t be swept', async () => {
    later({ days: 31 });
    const held = folder.held(false);
    const broken = {
      ...held,
      files: {
        ...held.files,
        all(): never {
          throw new Error('the folder can’t be read');
        },
      },
    };
    const problems: string[] = [];
    const swept = await retention({
      held: broken,
      keptFor,
      clock: clock.now,
      dropDraft: async () => {
        throw new Error('the conversation can’t be read');
      },
      log: { ...silentLog, error: (_facts, message) => void problems.push(message) },
    }).sweep();
    expect(swept).to.deep.equal({ files: 0, conversations: 3, requests: 3, mails: 2 });
    expect(problems).to.have.length(4);
  });
});
