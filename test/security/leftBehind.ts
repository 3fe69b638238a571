import { problemsIn } from '../faults/report.ts';
import { everyStory, WORDS } from './everyStory.ts';

type Word = keyof typeof WORDS;

/** Where people’s words belong; a backup has the same. */
const STORE = /^(?:data|ended|backup)\/(?:support\.db(?:-wal|-shm)?|uploads\/[\w-]+(?:\.json)?)$/;
/** Kept nowhere: masked before they are stored, or gone for good. */
const NOWHERE: readonly Word[] = ['password', 'erased'];

/** As it is, in any case, and in base64 at each of its three places. */
function spellings(word: string): readonly string[] {
  const coded = [0, 1, 2].map((shift) =>
    Buffer.from(`${' '.repeat(shift)}${word}`)
      .toString('base64')
      .slice(shift + 1, -4),
  );
  return [word, ...coded.map((one) => one.toLowerCase())];
}

export interface LeftBehind {
  /** What was found where it should not be. */
  readonly problems: readonly string[];
  readonly figure: string;
}

/** D3: what people said is in the store and nowhere else; of some of it nothing is. */
export async function leftBehind(): Promise<LeftBehind> {
  const { written, files } = await everyStory();
  const places = new Map(
    [...files].map(([name, bytes]) => [name, `${name}\n${bytes.toString('latin1')}`.toLowerCase()]),
  );
  places.set('the log', written.toLowerCase());
  const problems: string[] = [];
  for (const [whose, word] of Object.entries(WORDS) as [Word, string][]) {
    const found = [...places].flatMap(([name, text]) =>
      spellings(word).some((one) => text.includes(one)) ? [name] : [],
    );
    const mayBe = NOWHERE.includes(whose) ? [] : found.filter((name) => STORE.test(name));
    for (const name of found) if (!mayBe.includes(name)) problems.push(`${whose} in ${name}`);
    // What is found nowhere was not said, or can't be seen.
    if (!NOWHERE.includes(whose) && mayBe.length === 0) problems.push(`${whose} is nowhere`);
  }
  return {
    problems,
    figure:
      `${Object.keys(WORDS).length} words in a log of ${written.length} bytes and ${files.size} files ` +
      `(store, log of writes, files, backup, temporary)${problemsIn(problems)}`,
  };
}
