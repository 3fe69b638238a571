import type { Reader } from '../forms/form.ts';
import { prose } from './prose.ts';

/** A few words, such as a version: no question and no address, which are about something else. */
export function shortText({ max }: { readonly max: number }): Reader<string> {
  const free = prose({ max });
  return {
    ...free,
    read(line, context) {
      const text = line.trim();
      const isElse = text.endsWith('?') || /\S@\S/.test(text);
      return isElse || text.length > max ? { kind: 'none' } : free.read(line, context);
    },
  };
}
