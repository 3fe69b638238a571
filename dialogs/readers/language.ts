import type { Reader } from '../forms/form.ts';
import { plainWords } from '../understanding/words.ts';

/** One of the offered languages, by tag, by its English name, or by its own. */
export const language: Reader<string> = {
  read(line, { choices }) {
    const said = plainWords(line).replace(/^in /, '');
    const value = choices.find(({ value: tag, title }) =>
      [tag, title, nameIn(tag, tag), nameIn('en', tag)].some((name) => plainWords(name) === said),
    )?.value;
    return value === undefined ? { kind: 'none' } : { kind: 'value', value };
  },
};

function nameIn(locale: string, tag: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
}
