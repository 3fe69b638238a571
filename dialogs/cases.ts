/** The speaker's cases, fetched once a turn, so that questions can look them up without waiting. */
import type { CaseFinding, CaseView } from '../services/cases/caseView.ts';
import { isSameCase } from '../services/cases/isSameCase.ts';
import { fetchedOnce } from './fetchedOnce.ts';
import type { DialogTurn } from './turn.ts';

interface Cases {
  readonly mine: readonly CaseView[];
  /** False: the desk does not answer. */
  readonly isKnown: boolean;
  /** Found one by one in this turn. */
  readonly found: Map<string, CaseView>;
}

const cases = fetchedOnce(async (turn): Promise<Cases> => {
  const mine = turn.speaker.kind === 'customer' ? await turn.services.myCases(turn) : [];
  return { mine: mine ?? [], isKnown: mine !== undefined, found: new Map() };
});

/** Waits for the speaker's cases, and for the one that is spoken about. A form's `prepare`. */
export async function fetchCases(
  known: { readonly caseNumber?: unknown },
  turn: DialogTurn,
): Promise<void> {
  await cases.fetch(turn);
  const { caseNumber } = known;
  // Who has very many cases may speak about one that is not among the newest.
  if (typeof caseNumber !== 'string' || caseAt(caseNumber, turn) !== undefined) return;
  if (/\d/.test(caseNumber)) await findCase(caseNumber, turn);
}

/** Newest first; none before they were fetched. */
export function myCases(turn: DialogTurn): readonly CaseView[] {
  return cases.of(turn)?.mine ?? [];
}

export async function areKnown(turn: DialogTurn): Promise<boolean> {
  return (await cases.fetch(turn)).isKnown;
}

/** A case that was fetched or found in this turn. */
export function caseAt(caseNumber: string | undefined, turn: DialogTurn): CaseView | undefined {
  if (caseNumber === undefined) return undefined;
  return (
    cases.of(turn)?.found.get(caseNumber) ??
    myCases(turn).find((view) => view.case.caseNumber === caseNumber)
  );
}

/** A case with what was written in it, if that is to be had. */
export async function wholeCase(
  caseNumber: string,
  turn: DialogTurn,
): Promise<CaseView | undefined> {
  const finding = await turn.services.findCase(caseNumber, turn);
  return finding.kind === 'found' ? finding.view : caseAt(caseNumber, turn);
}

/** A case by what was typed: among the speaker's own, which are known, else wherever the desk looks. */
export async function findCase(said: string, turn: DialogTurn): Promise<CaseFinding> {
  const { mine, found } = await cases.fetch(turn);
  const same = mine.filter(({ case: { caseNumber } }) => isSameCase(caseNumber, said));
  const [only] = same;
  if (only !== undefined && same.length === 1) return { kind: 'found', view: only };
  const finding = await turn.services.findCase(said, turn);
  if (finding.kind === 'found') found.set(finding.view.case.caseNumber, finding.view);
  return finding;
}
