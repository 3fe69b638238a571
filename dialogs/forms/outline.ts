/** A form as the engine sees it: slots by name, its rules closed over what the turn knows. */
import { onceFor } from '../onceFor.ts';
import { replyIfAny } from '../replies/replies.ts';
import type { DialogTurn } from '../turn.ts';
import { plainWords } from '../understanding/words.ts';
import type { SlotNames } from './commands.ts';
import type { Form, Question } from './form.ts';
import { draftOf, type Outline, type Progress } from './progress.ts';

/** A form whose slots the compiler has checked already and the engine need not know. */
export interface AnyForm extends Omit<Form<string, object>, 'questions' | 'opening' | 'slots'> {
  readonly slots: Form<string, object>['slots'];
  readonly questions: Readonly<Record<string, Question<unknown, object>>>;
  readonly opening: string;
}

export function questionOf(form: AnyForm, slot: string): Question<unknown, object> {
  const question = form.questions[slot];
  if (question === undefined) throw new Error(`Form ${form.id} has no question for "${slot}".`);
  return question;
}

const outlinesOf = onceFor((turn: DialogTurn) =>
  onceFor((form: AnyForm) => ({
    whole: newOutline(form, turn, false),
    brief: newOutline(form, turn, true),
  })),
);

/**
 * The same one throughout a turn.
 *
 * @param brief what may be left open is not asked for.
 */
export function outlineOf(form: AnyForm, turn: DialogTurn, brief: boolean): Outline {
  return outlinesOf(turn)(form)[brief ? 'brief' : 'whole'];
}

function newOutline(form: AnyForm, turn: DialogTurn, brief: boolean): Outline {
  return {
    slots: Object.keys(form.questions),
    applies: (slot, draft) => questionOf(form, slot).when?.(draft, turn) ?? true,
    assume(slot, draft) {
      const question = questionOf(form, slot);
      const assumed = question.assume?.(draft, turn);
      if (assumed !== undefined) return assumed;
      if (!brief) return undefined;
      return question.optional === true ? null : question.unasked?.(draft, turn);
    },
    fits: (slot, value) => form.slots.shape[slot]?.safeParse(value).success ?? false,
    restsOn: (slot, draft) => questionOf(form, slot).restsOn?.(draft, turn),
  };
}

/** Was a value put in without anybody having said it, because nothing more was to be asked? */
export function isUnasked(form: AnyForm, at: Progress, slot: string, turn: DialogTurn): boolean {
  const question = questionOf(form, slot);
  if (!at.brief || slot in at.known || !('unasked' in question)) return false;
  const draft = draftOf(outlineOf(form, turn, true), at);
  return slot in draft && question.assume?.(draft, turn) === undefined;
}

/** What people may call each slot: its label, and the other names in the catalogue. */
export const slotNames = onceFor(
  (form: AnyForm): SlotNames =>
    new Map(
      Object.keys(form.questions).flatMap((slot) => {
        const called = replyIfAny(`${form.id}.${slot}.called`)?.split('|') ?? [];
        const label = replyIfAny(`${form.id}.${slot}.label`) ?? slot;
        return [slot, label, ...called].map((name) => [plainWords(name), slot] as const);
      }),
    ),
);
