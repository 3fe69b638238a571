import { commandWord, type CommandWord, plainWords } from '../understanding/words.ts';

/** What one line asks of the form that is open. */
export type Command =
  | { readonly kind: 'word'; readonly word: CommandWord }
  /** Another value for a slot, or the wish to give one. */
  | { readonly kind: 'correct'; readonly slot: string; readonly line: string | undefined }
  | { readonly kind: 'answer' };

/** What people call a slot, to the slot. */
export type SlotNames = ReadonlyMap<string, string>;

export const CHANGE =
  /^(?:change|correct|edit|fix|update|modify) (?:my |the |our )?(.{1,60}?)(?:(?: to |: ?| = ?)(.+))?$/is;

/** "Severity 2 please", which answers no other question. */
const LEVEL =
  /^(?:(?:make|set|call) it |it(?:'s| is) |i want |we want |rather )?(?:a )?(?<name>severity|sev)(?: level)? ?(?<level>[1-4])$/;

/** Reads command words (whole lines only) and explicit corrections; all else is an answer. */
export function understand(line: string, names: SlotNames): Command {
  const word = commandWord(line);
  if (word !== undefined) return { kind: 'word', word };
  const { name, level } = LEVEL.exec(plainWords(line.slice(0, 60)))?.groups ?? {};
  const severity = name === undefined ? undefined : names.get('severity');
  if (severity !== undefined && level !== undefined && line.length <= 60) {
    return { kind: 'correct', slot: severity, line: level };
  }
  // A correction is short; a long line that begins with "change" is a description.
  if (line.length <= 400) {
    const change = CHANGE.exec(line.trim().replace(/^please /i, ''));
    const slot = change?.[1] === undefined ? undefined : names.get(plainWords(change[1]));
    if (slot !== undefined) return { kind: 'correct', slot, line: change?.[2]?.trim() };
  }
  return { kind: 'answer' };
}
