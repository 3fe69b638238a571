import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { exported } from '../../services/privacy/exported.ts';
import { clockAt } from '../fakes/clocks.ts';
import { problemsIn, type Row, upperBound } from '../faults/report.ts';
import { canariesOf, type Filled } from '../support/fillHeld.ts';
import { heldFolder } from '../support/heldFolder.ts';

const GROUP = 5;

/** Words as people's names are made of, none the beginning of another. */
const word = fc
  .string({
    unit: fc.constantFrom(...'abcdefghijkmnopqrstuvwxyz'.split('')),
    minLength: 5,
    maxLength: 9,
  })
  .map((text) => `Z${text}q`);
const names = fc.uniqueArray(word, {
  minLength: GROUP,
  maxLength: GROUP,
  selector: (one) => one.toLowerCase(),
});

const byReference = (a: { reference: string }, b: { reference: string }) =>
  a.reference.localeCompare(b.reference);
const idsOf = (all: readonly { id: string }[]): readonly string[] =>
  all.map(({ id }) => id).toSorted();

type Exported = Awaited<ReturnType<typeof exported>>;

/** What of an export is not as it was put in. */
function differences(out: Exported, put: Filled): readonly string[] {
  const numbers = (all: readonly { caseNumber: string }[]) => all.map((one) => one.caseNumber);
  const pairs: Readonly<Record<string, readonly [unknown, unknown]>> = {
    conversations: [idsOf(out.conversations), put.conversations.toSorted()],
    requests: [out.requests.toSorted(byReference), put.requests.toSorted(byReference)],
    files: [idsOf(out.files), idsOf(put.files)],
    cases: [numbers(out.cases), numbers(put.cases)],
    mails: [out.mails.length, 2],
    mentions: [out.mentions, []],
  };
  return Object.entries(pairs).flatMap(([name, [is, was]]) =>
    isDeepStrictEqual(is, was) ? [] : [name],
  );
}

/** D4: everything that is kept of a person, in one JSON, equal to what was put in, and nobody else’s. */
export async function exportedWhole(plan: {
  readonly seed: number;
  readonly groups: number;
}): Promise<Row> {
  const clock = clockAt('2026-11-20T12:00:00.000Z');
  const problems: string[] = [];
  let people = 0;
  await fc.assert(
    fc.asyncProperty(names, async (words) => {
      const folder = heldFolder(clock.now, { isQuick: true });
      try {
        const all = words.map(canariesOf);
        const filled: Filled[] = [];
        for (const who of all) filled.push(await folder.fill(who));
        for (const [index, who] of all.entries()) {
          people += 1;
          const put = filled[index];
          const out = await exported(folder.held(), who.email.toUpperCase(), clock.now);
          if (put !== undefined) problems.push(...differences(out, put));
          const text = JSON.stringify(out);
          // The bytes of files are in the files, the problems of deliveries are not about the person.
          const { fileText: _bytes, problem: _problem, ...told } = who;
          for (const [name, value] of Object.entries(told)) {
            if (!text.includes(value)) problems.push(`${name} is missing`);
          }
          for (const other of words.filter((_, at) => at !== index)) {
            if (text.includes(other)) problems.push('somebody else’s');
          }
        }
      } finally {
        folder.remove();
      }
    }),
    { numRuns: plan.groups, seed: plan.seed },
  );
  return {
    goal: 'D4',
    what: 'the export of a person among four others: equal to what was put in, nothing of the others',
    figure: `${people} people: ${problems.length} wrong (${upperBound(people)})${problemsIn(problems)}`,
    isMet: problems.length === 0,
  };
}
