import type { SupportRequest } from '../requests/supportRequest.ts';
import { answerInWords } from './answerInWords.ts';
import type { Clocks } from './moments.ts';
import { standsIn } from './standsIn.ts';
import { SLOTS } from './words.ts';

/** An answer that nobody gave; with what stands in for it, where the request could not go without. */
export function leftOpen(slot: string, { draft }: SupportRequest, clocks: Clocks): string {
  const [, value] = Object.entries(draft).find(([name]) => name === slot) ?? [];
  if (value === undefined || value === null) return SLOTS[slot] ?? slot;
  return standsIn(slot, answerInWords(slot, value, clocks));
}
