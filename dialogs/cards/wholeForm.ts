import type { Input } from '../input.ts';

/** A question of a form, as it stands on a card with all of them. */
export interface Field {
  readonly slot: string;
  readonly label: string;
  readonly input: Input;
  /** May be left open. */
  readonly isOptional: boolean;
  /** Applies only with some answers to the others; dropped again if it does not. */
  readonly isMaybe: boolean;
  /** The answer so far, as its input takes it; empty if there is none. */
  readonly value: string;
  /** Why what was filled in could not be read. */
  readonly problem?: string;
}

/** All questions of a form at once, as data. `id` comes back with the answers. */
export interface WholeForm {
  readonly id: string;
  readonly title: string;
  readonly intro: string;
  readonly fields: readonly Field[];
  /** What the button says that takes the answers. */
  readonly submit: string;
}
