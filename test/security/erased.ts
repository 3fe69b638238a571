import { carryOut } from '../../services/privacy/carryOut.ts';
import type { Erasure } from '../../services/privacy/erasure.ts';
import { clockAt } from '../fakes/clocks.ts';
import { problemsIn, type Row } from '../faults/report.ts';
import { canariesOf } from '../support/fillHeld.ts';
import { heldFolder } from '../support/heldFolder.ts';

const WORD = 'Quetzalcanary';
const AT = '2026-11-20T12:00:00.000Z';

/** How often a word stands in the raw bytes of any file: as it is, in lower case and in base64. */
export const grepOf = (
  folder: Pick<ReturnType<typeof heldFolder>, 'grep'>,
  word: string,
): Readonly<Record<string, number>> => ({
  ...folder.grep(word),
  ...folder.grep(word.toLowerCase()),
  ...folder.grep(Buffer.from(word).toString('base64').slice(0, 16)),
});

/** D1: everything of a person goes from every file, and nobody else’s is touched. */
export async function erased({ rounds }: { readonly rounds: number }): Promise<Row> {
  const clock = clockAt(AT);
  const problems: string[] = [];
  let canaries = 0;
  let rowsKept = 0;
  let before = 0;
  for (let round = 0; round < rounds; round += 1) {
    const folder = heldFolder(clock.now);
    try {
      const [who, other] = [canariesOf(WORD), canariesOf('Ptarmigan')];
      await folder.fill(other);
      await folder.fill(who);
      canaries = Object.keys(who).length;
      for (const [name, value] of Object.entries(who)) {
        const there = Object.values(folder.grep(value)).reduce((sum, one) => sum + one, 0);
        if (there === 0) problems.push(`${name} was not there before`);
        before += there;
      }
      // What is not answered yet is known by its conversation alone: the other’s are the first.
      const theirs = new RegExp(`${WORD}|^conversation_inbox {"conversation":[456],`, 'i');
      const others = folder.rows().filter((row) => !theirs.test(row));
      const wish: Erasure = {
        id: 'wish',
        askedAt: AT,
        dueAt: 0,
        whose: { kind: 'person', email: who.email, scope: 'everything' },
      };
      await folder.held().erasures.ask(wish);
      await carryOut(folder.held(), wish, AT);
      const after = new Set(folder.rows());
      const changed = others.filter((row) => !after.has(row)).length;
      if (changed > 0) problems.push(`${changed} rows of others were changed`);
      rowsKept += others.length - changed;
      for (const when of ['open', 'closed']) {
        const left = grepOf(folder, WORD);
        for (const [name, hits] of Object.entries(left)) {
          problems.push(`${hits} hits in ${name}, ${when}`);
        }
        if (when === 'open') folder.close();
      }
      folder.reopen();
    } finally {
      folder.remove();
    }
  }
  return {
    goal: 'D1',
    what: 'a person is erased: raw search of database, log of writes, free pages and files; others byte by byte',
    figure:
      `${rounds} × ${canaries} canaries, ${before} times in files before, ` +
      `${problems.length === 0 ? '0 after' : `${problems.length} wrong`}; ${rowsKept} rows of others as they were` +
      problemsIn(problems),
    isMet: problems.length === 0 && canaries >= 20,
  };
}
