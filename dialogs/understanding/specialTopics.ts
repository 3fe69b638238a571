/** A form that a first line begins, with what the line already tells. */
export interface SpecialTopic {
  readonly form: string;
  readonly known?: Readonly<Record<string, unknown>>;
  readonly text?: string;
}

/** Recognises the lines that begin one of the special forms; undefined for all else. */
export function specialTopicOf(_said: string): SpecialTopic | undefined {
  return undefined;
}
