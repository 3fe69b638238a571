import type { CaseContact } from './case.ts';

/** What customers and staff wrote into a case, all of it. */
export interface HeldCase {
  readonly caseNumber: string;
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly businessImpact: string | null;
  readonly product: string | null;
  readonly contact: CaseContact | null;
  readonly openedAt: string;
  readonly comments: readonly {
    readonly id: string;
    readonly key: string;
    readonly at: string;
    readonly author: string;
    readonly visibility: string;
    readonly text: string;
  }[];
}

/** The cases of a desk that is our own. Those of another product are that product's to export and erase. */
export interface CaseArchive {
  /** By number. `after` is the last one of the page before. */
  page(after: string | undefined, limit: number): Promise<readonly HeldCase[]>;
  /** Writes title, description, impact, product, contact, and author and text of comments, as they are to be. */
  rewrite(changed: HeldCase): Promise<void>;
}
