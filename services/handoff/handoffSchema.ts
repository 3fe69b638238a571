import { z } from 'zod';
import { Handoff } from './handoff.ts';

/** The published JSON Schema (draft 2020-12) of `handoff/1`. */
export function handoffSchema(): Readonly<Record<string, unknown>> {
  return { $id: 'handoff/1', title: 'Handoff', ...z.toJSONSchema(Handoff) };
}
