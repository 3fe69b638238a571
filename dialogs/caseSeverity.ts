import { caseAt } from './cases.ts';
import type { DialogTurn } from './turn.ts';

/** The severity of the case that is spoken about; the lowest where that is not known. */
export function severityOf(
  known: { readonly caseNumber?: unknown },
  turn: DialogTurn,
): 1 | 2 | 3 | 4 {
  const { caseNumber } = known;
  return typeof caseNumber === 'string' ? (caseAt(caseNumber, turn)?.case.severity ?? 4) : 4;
}
