import type { Reopening } from '../policy/reopening.ts';
import type { RequestEvent } from '../requests/requestEvent.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import type { Case } from './case.ts';
import type { CaseComment } from './caseBackend.ts';

/** A case as its customer may see it. */
export interface CaseView {
  readonly case: Case;
  /** The request that opened it, if it came through us. */
  readonly opened: SupportRequest | undefined;
  /** The newest open escalation to management, if there is one. */
  readonly escalation: SupportRequest | undefined;
  /** All of them, newest first: a customer may say of one that it is not settled when there is another. */
  readonly escalations: readonly SupportRequest[];
  /** What support said to the customer about the case, in whichever request. */
  readonly said: {
    readonly last: RequestEvent | undefined;
    readonly nextSteps: RequestEvent | undefined;
  };
  /** Of a closed case: may it be reopened, until when? Days are counted in the hours group's zone. */
  readonly reopening: Reopening | undefined;
  /** Public comments, oldest first. */
  readonly comments: readonly CaseComment[];
}

export type CaseFinding =
  | { readonly kind: 'found'; readonly view: CaseView }
  /** Not a case of the speaker's: unknown, somebody else's, mistyped. All look the same. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'tooOften'; readonly waitMs: number }
  /** The desk does not answer. */
  | { readonly kind: 'unavailable' };
