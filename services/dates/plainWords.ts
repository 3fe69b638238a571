import type { Heard } from './heard.ts';
import type { ReadOptions } from './instantReading.ts';
export function plainWords(
  _line: string,
  _o: ReadOptions,
  _only?: 'countedOnly',
): Heard | undefined {
  return undefined;
}
