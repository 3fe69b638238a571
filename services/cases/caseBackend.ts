import type { Severity } from '../requests/drafts/caseDraft.ts';
import type { Case, CaseContact, CaseStatus } from './case.ts';

/** What a case is opened with. No word of any product's crosses this port. */
export interface NewCase {
  /** Idempotency key: same key, same case. */
  readonly key: string;
  readonly title: string;
  /** Plain text for the engineer. */
  readonly description: string;
  readonly severity: Severity;
  readonly businessImpact: string | null;
  readonly orgId: string | null;
  readonly product: string | null;
  readonly contact: CaseContact;
  readonly handoff: HandoffNote;
}

/** A handoff as a backend keeps it: an internal note, and `handoff.json` where it takes files. */
export interface HandoffNote {
  readonly text: string;
  /** `handoff/1`. */
  readonly json: string;
}

export interface CaseComment {
  readonly id: string;
  readonly at: string;
  readonly author: string;
  readonly visibility: 'public' | 'internal';
  readonly text: string;
}

export interface CommentInput {
  readonly key: string;
  readonly text: string;
  readonly author: string;
  readonly visibility: 'public' | 'internal';
}

/** Who does it and why: kept with the case. Same `key`, done once. */
export interface Doing {
  readonly key: string;
  readonly author: string;
  readonly text: string;
}

export interface CaseEvent {
  readonly id: string;
  readonly at: string;
  readonly caseNumber: string;
  readonly kind: 'opened' | 'status' | 'severity' | 'contact' | 'comment' | 'escalation' | 'link';
  readonly status?: CaseStatus;
}

export interface CallOptions {
  readonly signal: AbortSignal;
}

/** What was sent and is not there when read back: some systems drop fields without a word. */
export interface FieldLoss {
  readonly field: string;
  readonly sent: string;
  readonly stored: string | null;
}

export interface OpenResult {
  readonly case: Case;
  /** The key had a case already; this is that one. */
  readonly replayed: boolean;
  readonly lost: readonly FieldLoss[];
}

/** A ticketing system. Whatever changes a case has a key, and done twice it is done once. */
export interface CaseBackend {
  readonly name: string;
  open(newCase: NewCase, options: CallOptions): Promise<OpenResult>;
  findByKey(key: string, options: CallOptions): Promise<Case | undefined>;
  get(caseNumber: string, options: CallOptions): Promise<Case | undefined>;
  /** Newest first. */
  list(
    query: { readonly orgId: string; readonly limit: number },
    options: CallOptions,
  ): Promise<readonly Case[]>;
  comment(caseNumber: string, comment: CommentInput, options: CallOptions): Promise<CaseComment>;
  comments(caseNumber: string, options: CallOptions): Promise<readonly CaseComment[]>;
  /**
   * requested: somebody has to agree first. alreadyEscalated: nothing was changed. A closed case is a
   * `conflict`; a case that is resolved is no longer escalated.
   */
  escalate(
    caseNumber: string,
    escalation: Doing & {
      readonly level: 'management' | 'technical';
      readonly handoff: HandoffNote;
    },
    options: CallOptions,
  ): Promise<{
    readonly state: 'escalated' | 'requested' | 'alreadyEscalated';
    readonly case: Case;
  }>;
  update(
    caseNumber: string,
    change: Doing & {
      readonly severity?: Severity;
      readonly contact?: CaseContact;
      readonly owner?: string;
    },
    options: CallOptions,
  ): Promise<Case>;
  /** resolved: support says so. closed: the customer agreed. Again: nothing changes. */
  resolve(
    caseNumber: string,
    how: Doing & { readonly status: 'resolved' | 'closed' },
    options: CallOptions,
  ): Promise<Case>;
  /** followUp: it can't be opened in place, so there is a new one, linked, with another number. */
  reopen(
    caseNumber: string,
    why: Doing,
    options: CallOptions,
  ): Promise<{
    readonly mode: 'reopened' | 'followUp' | 'alreadyOpen';
    readonly case: Case;
  }>;
  link(
    from: string,
    to: string,
    how: { readonly key: string; readonly kind: 'related' | 'followUp' },
    options: CallOptions,
  ): Promise<void>;
  /** What happened since `cursor`, oldest first; from the beginning if it is undefined. */
  events(
    cursor: string | undefined,
    options: CallOptions,
  ): Promise<{ readonly events: readonly CaseEvent[]; readonly cursor: string }>;
  health(options: CallOptions): Promise<{ readonly ok: boolean; readonly detail: string }>;
}
