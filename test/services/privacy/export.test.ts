import { expect } from 'chai';
import { exported } from '../../../services/privacy/exported.ts';
import { privacyTool } from '../../../services/privacy/tool.ts';
import { clockAt } from '../../fakes/clocks.ts';
import { exportedWhole } from '../../security/exportedWhole.ts';
import { canariesOf } from '../../support/fillHeld.ts';
import { heldFolder, type HeldFolder } from '../../support/heldFolder.ts';

describe('what is exported of a person', () => {
  const clock = clockAt('2026-11-20T12:00:00.000Z');
  let folder: HeldFolder;

  beforeEach(() => (folder = heldFolder(clock.now)));
  afterEach(() => folder.remove());

  it('is what was put in, of each of 200 people, and nobody else’s', async () => {
    const seed = Math.floor(Math.random() * 1e9);
    const { isMet, figure } = await exportedWhole({ seed, groups: 40 });
    expect(isMet, `seed ${String(seed)}: ${figure}`).to.equal(true);
  }).timeout(600_000);

  it('names the staff who worked on it, without their ids in the operator’s directory', async () => {
    const who = canariesOf('Quetzal');
    await folder.fill(who);
    const held = folder.held();
    const [request] = await held.requests.list({ limit: 1 });
    const by = { kind: 'staff', name: 'Kim Berg', id: 'id-in-the-directory' } as const;
    const taken = { id: 'taken-1', at: '2026-11-20T12:00:00.000Z', by, kind: 'taken' } as const;
    await held.requests.update(request?.reference ?? '', (now) => ({
      request: { ...now, events: [taken] },
    }));
    const out = await exported(held, who.email, clock.now);
    const one = out.requests.find(({ reference }) => reference === request?.reference);
    expect(one?.events).to.deep.equal([{ ...taken, by: { kind: 'staff', name: 'Kim Berg' } }]);
    expect(JSON.stringify(out)).not.to.include('id-in-the-directory');
  });

  it('has of other people’s data only the texts that name the person', async () => {
    const [who, other] = [canariesOf('Quetzal'), canariesOf('Ptarmigan')];
    await folder.fill(other);
    await folder.say(`${other.subject}-customer`, `Better ask ${who.email}`);
    const out = await exported(folder.held(), who.email, clock.now);
    expect(out.mentions).to.deep.equal([
      { in: 'a conversation', texts: [`Better ask ${who.email}`] },
    ]);
    expect(JSON.stringify(out)).not.to.include('Ptarmigan');
  });

  it('is one JSON, also of somebody of whom nothing is held', async () => {
    const told = await privacyTool(['export', 'nobody@mail.example'], folder.held(), clock.now);
    expect(told).to.include({ exitCode: 0, error: '' });
    expect(JSON.parse(told.out)).to.deep.equal({
      email: 'nobody@mail.example',
      madeAt: '2026-11-20T12:00:00.000Z',
      conversations: [],
      requests: [],
      files: [],
      mails: [],
      cases: [],
      mentions: [],
    });
  });
});
