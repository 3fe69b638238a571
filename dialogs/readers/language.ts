import type { Reader } from '../forms/form.ts';
import { plainWords } from '../understanding/words.ts';
import { nearChoices } from './nearChoices.ts';

/** One of the offered languages, by tag, by its English name, or by its own. */
export const language: Reader<string> = {
  read(line, context) {
    const { choices } = context;
    const said = plainWords(line).replace(/^in /, '');
    const value = choices.find(({ value: tag, title }) =>
      [tag, title, nameIn(tag, tag), nameIn('en', tag)].some((name) => plainWords(name) === said),
    )?.value;
    if (value !== undefined) return { kind: 'value', value };
    const called = choices.map(({ value: tag }) => [tag, nameIn(tag, tag)] as const);
    return nearChoices(said, context, called);
  },
};

function nameIn(locale: string, tag: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
}
