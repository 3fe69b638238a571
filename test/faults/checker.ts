/**
 * The judge. What customers did, with how it ended as far as they know, against what is found afterwards:
 * at the desk, in the store, in the conversations. It knows nothing of how the product works.
 */
import type { NewCase } from '../../services/cases/caseBackend.ts';

/** A request that a customer sent, as that customer saw it. */
export interface Submission {
  /** A word that nobody else used, in everything that was said for it. */
  readonly marker: string;
  readonly kind: string;
  /** ok: it was confirmed. fail: it was refused. unknown: the customer left before there was an answer. */
  readonly outcome: 'ok' | 'fail' | 'unknown';
  readonly reference?: string;
  /** The case number that the customer was told, if any. */
  readonly toldCase?: string;
}

/** A line of a conversation's log. */
export interface LogLine {
  readonly id: string;
  readonly isUser: boolean;
  /** It ends with a question, as the answer to a line does. */
  readonly asks: boolean;
  readonly text: string;
}

export interface Talked {
  readonly conversationId: string;
  /** What one customer said, in the order of saying; acknowledged: the product answered that it has it. */
  readonly said: readonly { readonly text: string; readonly isAcknowledged: boolean }[];
  /** What the conversation holds in the end. */
  readonly log: readonly LogLine[];
  /** What was told as done, by kind and reference. */
  readonly told: readonly string[];
}

export interface Found {
  /** Cases as they were asked for. */
  readonly opened: readonly { readonly newCase: NewCase; readonly caseNumber: string }[];
  /** Requests in the store, by whatever kind. */
  readonly requests: readonly {
    readonly reference: string;
    readonly kind: string;
    readonly caseNumber: string | null;
    /** As it is stored. */
    readonly text: string;
  }[];
  /** What was done to cases that were there. */
  readonly acts: readonly { readonly what: string; readonly text?: string }[];
}

/** Kinds that become a case of their own. */
const OPENING: readonly string[] = ['question', 'outage'];

/** @returns what is wrong, one sentence each; nothing if all is as it should be */
export function check(
  submissions: readonly Submission[],
  talks: readonly Talked[],
  found: Found,
): readonly string[] {
  return [
    ...submissions.flatMap((one) => wrongWith(one, found)),
    ...strangers(submissions, found),
    ...talks.flatMap(wrongInTalk),
  ];
}

function wrongWith(submission: Submission, { opened, requests, acts }: Found): string[] {
  const { marker, kind, outcome, reference, toldCase } = submission;
  const held = requests.filter(({ text }) => hasWord(text, marker));
  const cases = opened.filter(({ newCase }) => hasWord(newCase.description, marker));
  const problems = wrongCount(`request of ${marker}`, held.length, outcome);
  if (OPENING.includes(kind)) {
    problems.push(...wrongCount(`case of ${marker}`, cases.length, outcome));
  }
  if (kind === 'escalation') {
    const done = acts.filter(({ what, text = '' }) => what === 'escalate' && hasWord(text, marker));
    problems.push(...wrongCount(`escalation of ${marker}`, done.length, outcome));
  }
  const [request] = held;
  if (reference !== undefined && request !== undefined && request.reference !== reference) {
    problems.push(`${marker} was told ${reference}, and has ${request.reference}`);
  }
  for (const { newCase } of cases) {
    if (!hasWord(newCase.contact.email, marker) || !hasWord(newCase.title, marker)) {
      problems.push(`the case of ${marker} has somebody else's words`);
    }
  }
  if (toldCase !== undefined && OPENING.includes(kind)) {
    const isThere = cases.some(({ caseNumber }) => caseNumber === toldCase);
    if (!isThere) problems.push(`${marker} was told of case ${toldCase}, which is not theirs`);
  }
  return problems;
}

function wrongCount(what: string, count: number, outcome: Submission['outcome']): string[] {
  switch (outcome) {
    case 'ok':
      if (count === 0) return [`LOST: the ${what}`];
      return count === 1 ? [] : [`DUPLICATE: the ${what}, ${count} times`];
    case 'fail':
      return count === 0 ? [] : [`the ${what} is there, and was refused`];
    case 'unknown':
      return count <= 1 ? [] : [`DUPLICATE: the ${what}, ${count} times`];
  }
}

/** What nobody asked for. */
function strangers(submissions: readonly Submission[], { opened }: Found): string[] {
  const markers = submissions.map(({ marker }) => marker);
  return opened
    .filter(({ newCase }) => !markers.some((marker) => hasWord(newCase.description, marker)))
    .map(({ caseNumber }) => `nobody asked for case ${caseNumber}`);
}

/**
 * The log is a serial order of what was said: each acknowledged line once, in the order of saying, others
 * at most once and at their place; no id and no news twice; no line answered twice; and the last word is not
 * the customer's.
 */
function wrongInTalk({ conversationId, said, log, told }: Talked): string[] {
  const twice = told.filter((one, place) => told.indexOf(one) !== place);
  const problems = twice.map((one) => `DUPLICATE: told twice of ${one} in ${conversationId}`);
  // A message that takes the place of an earlier one has that one's id, which is no number.
  const ids = log.map(({ id }) => id).filter((id) => /\|\d+$/.test(id));
  if (new Set(ids).size !== ids.length) problems.push(`${conversationId} shows an id twice`);
  const heard = log.filter(({ isUser }) => isUser).map(({ text }) => text);
  let place = 0;
  for (const { text, isAcknowledged } of said) {
    if (heard[place] === text) place += 1;
    else if (isAcknowledged) {
      return [...problems, `LOST or out of order: "${text}" in ${conversationId}`];
    }
  }
  if (place < heard.length) {
    problems.push(`DUPLICATE or never said: "${heard[place] ?? ''}" in ${conversationId}`);
  }
  const answeredTwice = firstAskedTooOften(log);
  if (answeredTwice !== undefined) {
    problems.push(`DUPLICATE: two answers to one line, "${answeredTwice}" in ${conversationId}`);
  }
  if (log.at(-1)?.isUser === true) problems.push(`${conversationId} has no answer`);
  return problems;
}

/** What was asked when more had been asked than lines were said: the greeting asks, and each line once. */
function firstAskedTooOften(log: readonly LogLine[]): string | undefined {
  let left = 1;
  for (const { isUser, asks, text } of log) {
    if (isUser) left += 1;
    else if (asks) left -= 1;
    if (left < 0) return text;
  }
  return undefined;
}

/** `abc` is in "abc@x" and not in "abcd": markers may begin alike. */
function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`).test(text);
}
