import { caseAt } from '../cases.ts';
import { draftOf, type Progress } from './progress.ts';
import type { Run } from './run.ts';

/** The product that an open form is about, as far as it is known: told in it, or that of its case. */
export function productOf({ outline, turn }: Run, at: Progress): string | undefined {
  const { product, caseNumber } = draftOf(outline, at);
  if (typeof product === 'string') return product;
  const about = typeof caseNumber === 'string' ? caseAt(caseNumber, turn) : undefined;
  return about?.case.product ?? undefined;
}
