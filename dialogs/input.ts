import type { Choice } from './say.ts';

/** What a question asks for, so that a channel that can show inputs shows the right one. */
export type Input =
  | {
      readonly kind: 'text';
      /** Sentences, not words. */
      readonly isLong?: boolean;
      readonly style?: 'email' | 'tel';
    }
  | { readonly kind: 'number' }
  /** A moment: a date, and a time if one is known. The answer is `yyyy-MM-dd HH:mm` or `yyyy-MM-dd`. */
  | { readonly kind: 'instant' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] };
