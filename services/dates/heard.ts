/** What words can mean, in wall-clock time of the speaker, before past or future is decided. */
export type Sense =
  /** `2026-09-15T14:30:00`. */
  | { readonly kind: 'moment'; readonly wall: string }
  /** `2026-09-15`. */
  | { readonly kind: 'day'; readonly date: string }
  /** `14:30:00`, on the day that fits. */
  | { readonly kind: 'time'; readonly time: string }
  /** Wall-clock instants; the end is not part of it. Most people mean `usual` by it, if it has one. */
  | {
      readonly kind: 'range';
      readonly from: string;
      readonly to: string;
      readonly usual?: string | undefined;
    }
  /** The same on the day that fits. */
  | {
      readonly kind: 'timeRange';
      readonly from: string;
      readonly to: string;
      readonly usual?: string | undefined;
    }
  /** An ISO instant with its offset: just that one. */
  | { readonly kind: 'exact'; readonly at: string }
  /** Real time from now, negative: ago. Not wall-clock time, which jumps twice a year. */
  | { readonly kind: 'elapsed'; readonly ms: number }
  /** "3 hours": ago or from now, as expected. */
  | { readonly kind: 'duration'; readonly ms: number };

/** Senses of which the one that fits best counts, e.g. a Monday: the last one or the next one. */
export type Meaning = readonly Sense[];

export type Heard =
  | {
      readonly kind: 'heard';
      readonly words: string;
      /** More than one: the words leave it open, e.g. "at 6", "03/04/2026". */
      readonly meanings: readonly Meaning[];
      /** Day or month first: ask whatever fits. Morning or evening: ask only within one day. */
      readonly ask: 'always' | 'sameDay';
    }
  | { readonly kind: 'noSuchDate' };
