import type { z } from 'zod';
import type { Speaker } from '../../services/identity/speaker.ts';
import type { Input } from '../input.ts';
import type { PlainId, ReplyId } from '../replies/replies.ts';
import type { Choice, Say } from '../say.ts';
import type { DialogTurn } from '../turn.ts';
import type { GoOn, Opening } from './goOn.ts';
import type { Progress } from './progress.ts';

export type Reading<V> =
  | { readonly kind: 'value'; readonly value: V }
  /** It might be several things: ask which; `says` is how, if it is not simply asked which. */
  | {
      readonly kind: 'ambiguous';
      readonly choices: readonly Choice[];
      readonly says?: readonly Say[];
    }
  /** Nearly a name or a choice, as with a slip of the finger: asked about, never taken. The nearest first. */
  | { readonly kind: 'near'; readonly choices: readonly Choice[] }
  /**
   * Not an answer. `problem` or `says` tell what is wrong, if more can be said than the question's hint;
   * `offer` is another form that would help, which the customer is asked about.
   */
  | {
      readonly kind: 'none';
      readonly problem?: PlainId;
      readonly says?: readonly Say[];
      readonly offer?: GoOn;
      /** How many wrong tries there were by now. */
      readonly tries?: number;
    };

export interface ReadingContext {
  readonly turn: DialogTurn;
  readonly choices: readonly Choice[];
  /** Wrong tries so far. */
  readonly tries?: number | undefined;
  /** What was asked about in this question already, and was not meant. */
  readonly declined?: readonly string[] | undefined;
  /** The question that the text answers, where something else is looked for in it. */
  readonly beside?: string | undefined;
  /** What is known of the form's other slots. */
  readonly known: Readonly<Record<string, unknown>>;
}

/**
 * Understands one kind of answer. `read` takes the whole line to be the answer; `find` looks for one
 * inside free text, and is left out where a lucky match would do harm.
 */
export interface Reader<V> {
  read(line: string, context: ReadingContext): Reading<V> | Promise<Reading<V>>;
  find?(text: string, context: ReadingContext): V | undefined | Promise<V | undefined>;
  /** What a free text seems to name but misspells, so that `find` finds nothing: asked about. The nearest first. */
  near?(text: string, context: ReadingContext): readonly Choice[];
  /** Takes nearly any line for an answer, so that digressions have to be looked for first. */
  readonly greedy?: boolean;
  /** False: no choice is meant by its place ("the first"), since what it does can't be taken back. */
  readonly byPlace?: false;
  /** What it reads best, where there are no choices; a few words without it. */
  readonly input?: Input;
}

export interface Question<V, S> {
  readonly reader: Reader<V>;
  choices?(known: Partial<S>, turn: DialogTurn): readonly Choice[];
  /** Whether it applies, given the answers above it and who is speaking. */
  when?(known: Partial<S>, turn: DialogTurn): boolean;
  /** A value that need not be asked for, such as the signed-in customer's e-mail; null leaves it open. */
  assume?(known: Partial<S>, turn: DialogTurn): V | null | undefined;
  /** What stands in for an answer where it is passed on as it is; null leaves it open. Staff are told. */
  unasked?(known: Partial<S>, turn: DialogTurn): V | null | undefined;
  /** Where there is one choice only it is taken as the form begins, and said. */
  readonly takesOnly?: boolean;
  /** What the question states and the answer agrees to: another statement needs another answer. */
  restsOn?(known: Partial<S>, turn: DialogTurn): string | number | undefined;
  /** May be left open. */
  readonly optional?: boolean;
  /** What fills the braces of the question's text. */
  values?(known: Partial<S>, turn: DialogTurn): Readonly<Record<string, string | number>>;
  /** The answer in words, for review and transcript; by default as it is. */
  show?(value: V, turn: DialogTurn): string;
}

export interface Submission<S> {
  readonly draft: S;
  readonly progress: Progress;
  readonly leftOut: readonly string[];
}

export interface Submitted {
  readonly says: readonly Say[];
  /** Of what was raised, if anything was. */
  readonly reference?: string;
  /** Who is speaking from now on. */
  readonly speaker?: Speaker;
  /** The form that comes next, at once. */
  readonly goOn?: GoOn;
}

type Texts<Id extends string, S> = `${Id}.${keyof S & string}.${'ask' | 'label' | 'hint'}`;

export interface Form<Id extends string, S extends object> {
  readonly id: Id;
  readonly slots: z.ZodObject & z.ZodType<S>;
  /** Asked from top to bottom. Every slot has a question, or this does not compile. */
  readonly questions: { readonly [K in keyof S]-?: Question<NonNullable<S[K]>, S> };
  /** Where free text goes that opens the form. */
  readonly opening: keyof S & string;
  /** Only for somebody who has proved who they are: a stranger does that first, and then goes on here. */
  readonly needsProof?: boolean;
  /**
   * none: submitted as soon as all is known, without being asked. yesOrNo: a yes does it and a no ends it, as there
   * is nothing in it to be changed.
   */
  readonly review?: 'none' | 'yesOrNo';
  /** What it does needs no person: whoever wants one gets one instead, and it is not done. */
  readonly isDoneAtOnce?: boolean;
  /** Takes no line by force: one that it can't read ends it, and is answered as if it were not open. */
  readonly yields?: boolean;
  /** What is said instead of beginning, if there would be no point in it. A yes to it is its first choice. */
  instead?(turn: DialogTurn, opening: Opening): Promise<readonly Say[]>;
  /** Fetches what questions then look up without waiting. Before a line is read; once a turn is enough. */
  prepare?(known: Partial<S>, turn: DialogTurn): Promise<void>;
  /** Things worth saying once they are known, by an id, each said once. */
  remarks?(known: Partial<S>, turn: DialogTurn): Promise<readonly Say[]>;
  submit(submission: Submission<S>, turn: DialogTurn): Promise<Submitted>;
}

/** A form whose every question has its texts in the catalogue, or this does not compile. */
export function defineForm<const Id extends string, S extends object>(
  form: Form<Id, S> & ([Texts<Id, S>] extends [ReplyId] ? unknown : { missingReply: Texts<Id, S> }),
): Form<Id, S> {
  return form;
}
