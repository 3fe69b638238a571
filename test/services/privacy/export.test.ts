import fc from 'fast-check';
import { expect } from 'chai';
import { exported } from '../../../services/privacy/exported.ts';
import { privacyTool } from '../../../services/privacy/tool.ts';
import { clockAt } from '../../fakes/clocks.ts';
import { canariesOf } from '../../support/fillHeld.ts';
import { heldFolder, type HeldFolder } from '../../support/heldFolder.ts';

/** Words as people's names are made of, none the beginning of another. */
const word = fc
  .string({
    unit: fc.constantFrom(...'abcdefghijkmnopqrstuvwxyz'.split('')),
    minLength: 5,
    maxLength: 9,
  })
  .map((text) => `Z${text}q`);

const inOrder = (ids: readonly string[]): readonly string[] => ids.toSorted();

describe('what is exported of a person', () => {
  const clock = clockAt('2026-11-20T12:00:00.000Z');
  let folder: HeldFolder;

  beforeEach(() => (folder = heldFolder(clock.now)));
  afterEach(() => folder.remove());

  it('is what was put in, of each of 200 people, and nobody else’s', async () => {
    const words = fc.uniqueArray(word, {
      minLength: 5,
      maxLength: 5,
      selector: (one) => one.toLowerCase(),
    });
    let people = 0;
    await fc.assert(
      fc.asyncProperty(words, async (names) => {
        const own = heldFolder(clock.now, { isQuick: true });
        try {
          const all = names.map(canariesOf);
          const filled = [];
          for (const who of all) filled.push(await own.fill(who));
          for (const [index, who] of all.entries()) {
            people += 1;
            const put = filled[index];
            const out = await exported(own.held(), who.email.toUpperCase(), clock.now);
            expect(inOrder(out.conversations.map(({ id }) => id))).to.deep.equal(
              inOrder(put?.conversations ?? []),
            );
            const byReference = (a: { reference: string }, b: { reference: string }) =>
              a.reference.localeCompare(b.reference);
            expect(out.requests.toSorted(byReference)).to.deep.equal(
              put?.requests.toSorted(byReference),
            );
            expect(inOrder(out.files.map(({ id }) => id))).to.deep.equal(
              inOrder(put?.files.map(({ id }) => id) ?? []),
            );
            expect(out.cases.map(({ caseNumber }) => caseNumber)).to.deep.equal(
              put?.cases.map(({ caseNumber }) => caseNumber),
            );
            expect(out.mails).to.have.length(2);
            expect(out.mentions).to.deep.equal([]);
            const text = JSON.stringify(out);
            // The bytes of files are in the files, the problems of deliveries are not about the person.
            const { fileText: _bytes, problem: _problem, ...told } = who;
            for (const [name, value] of Object.entries(told)) expect(text, name).to.include(value);
            for (const other of names.filter((_, at) => at !== index)) {
              expect(text).not.to.include(other);
            }
          }
        } finally {
          own.remove();
        }
      }),
      { numRuns: 40 },
    );
    expect(people).to.equal(200);
  }).timeout(90_000);

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
