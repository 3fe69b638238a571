import type { Case } from '../../case.ts';
import type { CaseComment, CaseEvent, CommentInput, NewCase } from '../../caseBackend.ts';

/** What one step reads and writes. All of it is kept when the step returns, and nothing when it throws. */
export interface DeskStep {
  byNumber(caseNumber: string): Case | undefined;
  /** Writes what may change of a case. Whether it is escalated is not written: it follows from levels. */
  save(changed: Case): void;
  comment(about: Case, input: CommentInput): CaseComment;
  commentByKey(about: Case, key: string): CaseComment | undefined;
  /** What was answered to the doing with this key. */
  answered(about: Case, key: string): string | undefined;
  remember(about: Case, key: string, answer: string): void;
  event(about: Case, kind: CaseEvent['kind']): void;
  /** False if it is escalated to this level already. */
  addLevel(about: Case, level: 'management' | 'technical'): boolean;
  clearLevels(about: Case): void;
  /** False if they are linked so already. */
  addLink(from: Case, to: Case, kind: 'related' | 'followUp'): boolean;
}

export interface OpeningStep extends DeskStep {
  /** The case that was opened with this key before. */
  readonly existing: Case | undefined;
  insert(newCase: NewCase, at: string): Case;
}

/** Where the cases of our own desk are. A step is taken alone: it sees no other one half done. */
export interface DeskStore {
  readonly name: string;
  /** A step about the cases with these numbers, if they are there. It may be taken again from the start. */
  change<T>(caseNumbers: readonly string[], step: (step: DeskStep) => T): Promise<T>;
  /** A step that may open a case with this key. It may be taken again from the start. */
  open<T>(key: string, step: (step: OpeningStep) => T): Promise<T>;
  byKey(key: string): Promise<Case | undefined>;
  byNumber(caseNumber: string): Promise<Case | undefined>;
  /** Newest first. */
  ofAccount(orgId: string, limit: number): Promise<readonly Case[]>;
  comments(caseNumber: string): Promise<readonly CaseComment[]>;
  /** After the event with this number, oldest first; 500 at most. */
  events(after: number): Promise<readonly CaseEvent[]>;
}
