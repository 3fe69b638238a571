import type { Reader } from '../forms/form.ts';
import { plainWords } from '../understanding/words.ts';
import { nearChoices } from './nearChoices.ts';

/**
 * One of the choices of the question, by value, by title, or by the words given for it. Numbers inside a
 * sentence never pick a choice: "3 servers are down" is not the third one.
 *
 * @param words what else people say for a value, each a whole line
 * @param find a value inside free text, where only telling words count
 */
export function choice<V extends string>(
  words: Partial<Readonly<Record<V, readonly string[]>>> = {},
  find?: (text: string) => V | undefined,
): Reader<V> {
  const called = (Object.entries(words) as [V, readonly string[]][]).flatMap(([value, list]) =>
    list.map((name) => [value, name] as const),
  );
  return {
    read(line, context) {
      const { choices } = context;
      const said = plainWords(line);
      const match =
        choices.find(({ value, title }) => [value, title].some((one) => plainWords(one) === said))
          ?.value ?? called.find(([, name]) => name === said)?.[0];
      const value = match ?? find?.(line);
      return value === undefined
        ? nearChoices(line, context, called)
        : { kind: 'value', value: value as V };
    },
    ...(find === undefined ? {} : { find }),
  };
}
