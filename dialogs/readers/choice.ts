import type { Reader, ReadingContext } from '../forms/form.ts';
import { buttonSaid } from '../understanding/buttonSaid.ts';
import { plainWords, stressed, yesOrNo } from '../understanding/words.ts';
import { nearChoices } from './nearChoices.ts';

/** "No, there is none", "yes, yes we have": said twice. */
function twice(said: string): 'yes' | 'no' | undefined {
  const [head = '', ...rest] = said.split(/[,. ]{1,2}/);
  const sense = yesOrNo(head);
  return sense !== undefined && yesOrNo(rest.join(' ')) === sense ? sense : undefined;
}

/**
 * One of the choices of the question, by value, by title, or by the words given for it. Numbers inside a
 * sentence never pick a choice: "3 servers are down" is not the third one.
 *
 * @param words what else people say for a value, each a whole line
 * @param find a value inside free text, where only telling words count
 */
export function choice<V extends string>(
  words: Partial<Readonly<Record<V, readonly string[]>>> = {},
  find?: (text: string, context: ReadingContext) => V | undefined,
): Reader<V> {
  const called = (Object.entries(words) as [V, readonly string[]][]).flatMap(([value, list]) =>
    list.map((name) => [value, name] as const),
  );
  return {
    read(line, context) {
      const { choices } = context;
      const matchOf = (said: string): string | undefined =>
        choices.find(({ value, title }) => [value, title].some((one) => plainWords(one) === said))
          ?.value ?? called.find(([, name]) => name === said)?.[0];
      const said = plainWords(line);
      // "Yes, obviously" is the yes.
      const plainly = stressed(said) ?? twice(said);
      const match =
        matchOf(said) ??
        (plainly === undefined ? undefined : matchOf(plainly)) ??
        buttonSaid(line, choices)?.value;
      const value = match ?? find?.(line, context);
      return value === undefined
        ? nearChoices(line, context, called)
        : { kind: 'value', value: value as V };
    },
    ...(find === undefined ? {} : { find }),
  };
}
