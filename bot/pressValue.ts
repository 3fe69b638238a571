/** Brings what a card's inputs hold to where dialogs look for it. */
import { z } from 'zod';

/** The id of an input that answers one question, and of one of many on a card with all questions. */
export const ANSWER = 'answer';
export const answerTo = (slot: string): string => `answers.${slot}`;
export const DATE = '.date';
export const TIME = '.time';

const Pressed = z.looseObject({ intake: z.looseObject({}) });
const Typed = z.union([z.string(), z.number().transform(String)]);

/** The text of an input; date and time are two, and one answer. */
function textOf(value: Readonly<Record<string, unknown>>, id: string): string | undefined {
  const parts = [id, `${id}${DATE}`, `${id}${TIME}`].map((name) =>
    Object.hasOwn(value, name) ? Typed.safeParse(value[name]).data : undefined,
  );
  const given = parts.filter((part) => part !== undefined);
  return given.length === 0 ? undefined : given.join(' ').trim();
}

/** An Adaptive Card sends its inputs flat, next to what the button holds; `{ intake: … }` has them inside. */
export function pressValue(sent: unknown): unknown {
  const pressed = Pressed.safeParse(sent);
  if (!pressed.success) return sent;
  const { intake, ...inputs } = pressed.data;
  const answer = textOf(inputs, ANSWER);
  const ids = Object.keys(inputs)
    .filter((name) => name.startsWith('answers.'))
    .map((name) => name.replace(/\.(?:date|time)$/, ''));
  const answers = Object.fromEntries(
    [...new Set(ids)].map((id) => [id.slice(answerTo('').length), textOf(inputs, id) ?? '']),
  );
  return {
    intake: {
      ...intake,
      ...(answer === undefined ? {} : { answer }),
      ...(ids.length === 0 ? {} : { answers }),
    },
  };
}
