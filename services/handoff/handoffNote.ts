import type { DateTime } from 'luxon';
import type { HandoffNote } from '../cases/caseBackend.ts';
import type { Handoff } from './handoff.ts';
import { handoffText } from './handoffText.ts';
import { handoffSections } from './sections.ts';

/** A handoff as a case backend keeps it. */
export function handoffNote(handoff: Handoff, now: DateTime): HandoffNote {
  return { text: handoffText(handoffSections(handoff, now)), json: handoffJson(handoff) };
}

/** `handoff/1` as a file. */
export function handoffJson(handoff: Handoff): string {
  return `${JSON.stringify(handoff, undefined, 2)}\n`;
}
