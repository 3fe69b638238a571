import { z } from 'zod';
import { SupportRequest } from './supportRequest.ts';

/** The published JSON Schema (draft 2020-12) of what staff and their programs receive. */
export function supportRequestSchema(): Readonly<Record<string, unknown>> {
  return {
    $id: 'support-request/2',
    title: 'Support request',
    ...z.toJSONSchema(SupportRequest),
  };
}
