/** What goes between the reader and the thread in which the recognizer runs. */

export const LANGUAGES = ['en', 'es', 'fr', 'zh'] as const;
/** Languages that the recognizer knows. Any other it would silently read as English. */
export type RecognizerLanguage = (typeof LANGUAGES)[number];

export interface Job {
  readonly id: number;
  readonly lines: readonly string[];
  /** The speaker's wall clock, as if it were UTC: epoch milliseconds. */
  readonly reference: number;
}

/** One way to understand an entity, as the recognizer says it. */
export interface RecognizedValue {
  readonly timex?: string;
  readonly type?: string;
  readonly Mod?: string;
  readonly sourceEntity?: string;
  readonly value?: string;
  readonly start?: string;
  readonly end?: string;
}

/** Words in a line that name a time. `end` is not part of it. */
export interface Recognized {
  readonly start: number;
  readonly end: number;
  readonly values: readonly RecognizedValue[];
}

export type WorkerMessage =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'done';
      readonly id: number;
      /** For each line of the job what was recognized in it. */
      readonly lines: readonly (readonly Recognized[])[];
    };
