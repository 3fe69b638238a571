/** What people type when they mean a case. */
import { isReference } from '../requests/reference.ts';

export type CaseNumberRead =
  | { readonly kind: 'case'; readonly caseNumber: string }
  /** What the customer was given at once, `SR-7K3M-9QXD`. */
  | { readonly kind: 'reference'; readonly reference: string }
  | { readonly kind: 'unreadable' };

const LONGEST = 300;
const UNREADABLE = { kind: 'unreadable' } as const;

/** Four and four characters after SR, however they are held together. */
const REFERENCE = /(?<![A-Z0-9])SR[\s._:-]*([A-Z0-9]{4})[\s._-]*([A-Z0-9]{4})(?![A-Z0-9])/;
/** Digits alone or in groups of three: `100 001`, `100.001`. */
const DIGITS = String.raw`(\d{1,3}(?:[ .,'’_-]\d{3})+(?!\d)|\d{1,15}(?!\d))`;
const NAMED = new RegExp(
  String.raw`(?:\b(?:CASES?|TICKETS?|NUMBER)(?![A-Z])|\b(?:NO|NR)[.:]|#)[\s.:#_=-]*(?:(?:NUMBER|NO|NR|IS)\b[\s.:#_-]*)*${DIGITS}`,
);
const ALONE = /^[\s"'([#]*(\d[\d .,'’_-]{0,30})[\s"')\].!?]*$/;
/** As other desks write them: `CS0012345`, `HELP-123`. */
const PREFIXED = /^[\s"'([#]*([A-Z]{1,10}-?\d{1,15})[\s"')\].!?]*$/;

/**
 * Reads a case number or a reference out of a line: with a prefix, with gaps, with the wide digits of an
 * Asian keyboard, with O for 0 in a reference. Digits in a sentence that names no case are none.
 */
export function readCaseNumber(said: string): CaseNumberRead {
  if (said.length > LONGEST) return UNREADABLE;
  const line = said
    .replaceAll('№', '#')
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\p{Cc}]/gu, ' ')
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/\p{Zs}/gu, ' ')
    .toUpperCase();
  const reference = REFERENCE.exec(line);
  if (reference !== null) return referenceOf(`${reference[1]}${reference[2]}`);
  const digits = NAMED.exec(line)?.[1] ?? ALONE.exec(line)?.[1];
  if (digits !== undefined) return caseOf(digits.replaceAll(/\D/g, ''));
  const prefixed = PREFIXED.exec(line)?.[1];
  return prefixed === undefined ? UNREADABLE : caseOf(prefixed);
}

/** Crockford's base 32: what is misread is read as what it looks like. */
function referenceOf(characters: string): CaseNumberRead {
  const read = characters.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const reference = `SR-${read.slice(0, 4)}-${read.slice(4)}`;
  return isReference(reference) ? { kind: 'reference', reference } : UNREADABLE;
}

const caseOf = (caseNumber: string): CaseNumberRead =>
  caseNumber.length > 26 ? UNREADABLE : { kind: 'case', caseNumber };
