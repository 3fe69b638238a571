import { SLOTS } from './words.ts';

/** What stands in for an answer, told from what somebody said. */
export const standsIn = (slot: string, value: string): string =>
  `${SLOTS[slot] ?? slot} (not asked, taken as “${value}”)`;
