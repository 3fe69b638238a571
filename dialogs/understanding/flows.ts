/** Lines that plainly ask for one of the flows about a case, each as a whole line. */
import type { GoOn } from '../forms/goOn.ts';
import { caseNumberIn, namedCaseIn } from './caseNumberIn.ts';
import {
  ALL_CASES,
  ASKED,
  type Asking,
  CHANGE_SEVERITY,
  LOWER_SEVERITY,
  RAISE_SEVERITY,
  REFERENCE_ALONE,
} from './flowSentences.ts';
import { privacyTopicOf } from './privacyTopics.ts';
import { referenceIn } from './referenceIn.ts';
import { specialTopicOf } from './specialTopics.ts';
import { withoutQuestionMark } from './wholeLine.ts';
import { plainWords } from './words.ts';

export type Flow =
  | { readonly kind: 'form'; readonly goOn: GoOn }
  /** How a request stands that was sent from this conversation. */
  | { readonly kind: 'requestStatus'; readonly reference: string }
  /** Severity is not raised: what there is instead. */
  | { readonly kind: 'raiseSeverity'; readonly caseNumber: string | undefined };

const LONGEST = 2000;

function severityFlow(said: string): Flow | undefined {
  const number = caseNumberIn(said);
  if (RAISE_SEVERITY.test(said)) return { kind: 'raiseSeverity', caseNumber: number };
  const lower = LOWER_SEVERITY.exec(said) ?? CHANGE_SEVERITY.exec(said);
  if (lower === null) return undefined;
  const level = lower.groups?.['level'];
  const heard = {
    ...(number === undefined ? {} : { caseNumber: number }),
    ...(level === undefined ? {} : { severity: level }),
  };
  return { kind: 'form', goOn: { form: 'lower-severity', said: heard } };
}

/** The end of the line as it was typed: what `told` was in plain words. */
function asTyped(line: string, told: string): string {
  return line
    .trim()
    .slice(-told.length - 1)
    .replace(/^[\s,:;.–—-]+/, '')
    .trim();
}

function formFlow({ form, known }: Asking, line: string, told: string | undefined): Flow {
  const head = told === undefined ? line : line.trim().slice(0, -told.length);
  const number = caseNumberIn(head) ?? (told === undefined ? undefined : namedCaseIn(told));
  const reference = referenceIn(head);
  if (form === 'case-status' && reference !== undefined)
    return { kind: 'requestStatus', reference };
  const isAll = form === 'case-status' && number === undefined && ALL_CASES.test(plainWords(line));
  const said: GoOn['said'] =
    form === 'withdraw-request' && reference !== undefined
      ? { reference }
      : number !== undefined
        ? { caseNumber: number }
        : isAll
          ? { caseNumber: 'all' }
          : undefined;
  return {
    kind: 'form',
    goOn: {
      form,
      ...(known === undefined ? {} : { known: { ...known } }),
      ...(said === undefined ? {} : { said }),
      ...(told === undefined || form === 'case-status' ? {} : { text: asTyped(line, told) }),
    },
  };
}

/** What the line asks for, if it asks for a flow and tells no problem. */
export function flowOf(line: string): Flow | undefined {
  if (line.length > LONGEST) return undefined;
  const said = withoutQuestionMark(plainWords(line));
  if (REFERENCE_ALONE.test(said)) {
    const reference = referenceIn(said);
    return reference === undefined ? undefined : { kind: 'requestStatus', reference };
  }
  const severity = said.length <= 140 ? severityFlow(said) : undefined;
  if (severity !== undefined) return severity;
  for (const asking of ASKED) {
    const match = asking.said.exec(said);
    if (match !== null) return formFlow(asking, line, match.groups?.['told']);
  }
  return undefined;
}

/** One of the flows that only some programmes have, or feedback. */
export function specialFlowOf(line: string): Flow | undefined {
  const special = privacyTopicOf(line) ?? specialTopicOf(line);
  if (special === undefined) return undefined;
  const { form, known, text, said } = special;
  return {
    kind: 'form',
    goOn: {
      form,
      ...(known === undefined ? {} : { known: { ...known } }),
      ...(text === undefined ? {} : { text }),
      ...(said === undefined ? {} : { said: { ...said } }),
    },
  };
}
