/** Where an answer comes from: the rule's document and section, and the reading it rests on. */
import type { Reason } from './evaluation.ts';
import type { Policies } from './policies.ts';
import { readingOf } from './register.ts';

export type Cited = Pick<Reason, 'source' | 'reading'>;

export const cited = (
  policies: Policies,
  { source, reading }: { readonly source: string; readonly reading?: string | undefined },
): Cited => ({ source, ...readingOf(policies, { reading }) });
