import type { Reader } from '../forms/form.ts';
import { hasWords } from '../understanding/words.ts';
import { cut } from './cut.ts';

/** Free words, up to `max` characters of them; the whole text stays in the transcript. */
export function prose({ max }: { readonly max: number }): Reader<string> {
  return {
    greedy: true,
    // A version or a name is a line, a description is a paragraph.
    input: { kind: 'text', isLong: max > 200 },
    read(line) {
      const text = line.trim();
      if (!hasWords(text)) return { kind: 'none' };
      return { kind: 'value', value: cut(text, max) };
    },
  };
}
