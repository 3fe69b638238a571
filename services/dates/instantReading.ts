import type { DateTime } from 'luxon';

/** How a line is to be understood. */
export interface ReadOptions {
  readonly now: DateTime;
  /** IANA zone of the customer; what is typed is wall-clock time there. */
  readonly zone: string;
  /** BCP 47 tag. Decides the words, and whether the day or the month comes first. */
  readonly language: string;
  /** A start lies in the past, a deadline in the future. */
  readonly expect: 'past' | 'future';
}

/** What was read. */
export type InstantReading =
  | {
      readonly kind: 'instant';
      /** ISO 8601 with the customer's offset. */
      readonly at: string;
      /** False: only the day, or a part of it, was given. Then a start is its beginning, a deadline its end. */
      readonly precise: boolean;
      /** The words that were read. */
      readonly words: string;
    }
  /** ISO instants, nearest to now first. */
  | { readonly kind: 'ambiguous'; readonly options: string[] }
  | { readonly kind: 'impossible'; readonly why: 'future' | 'past' | 'noSuchDate' }
  | { readonly kind: 'none' };
