import type { Refused } from '../refusedText.ts';

/** What the policy says, as far as it is known for this speaker: the facts behind questions in between. */
export interface SupportFacts {
  /** The package's name, for a verified account that is entitled, to this product where one was asked with. */
  readonly packageName: string | undefined;
  /** Why the account's contract does not cover the product that was asked with, where that is certain. */
  readonly refused: Refused | undefined;
  /** The hours of the account's support desk. */
  readonly hours:
    | {
        readonly opens: string;
        readonly closes: string;
        readonly zone: string;
        readonly isOpen: boolean;
        readonly opensAt: string | undefined;
      }
    | undefined;
  /** Response targets in words, most severe first; empty without a package. */
  readonly responses: readonly {
    readonly severity: number;
    readonly target: string;
    /** For a case that is raised now, an ISO instant. */
    readonly respondBy: string;
  }[];
  readonly severities: readonly {
    readonly severity: number;
    readonly title: string;
    readonly meaning: string;
  }[];
  /** BCP 47. Offered in the account's region, or anywhere if that is not known. */
  readonly languages: readonly string[];
}
